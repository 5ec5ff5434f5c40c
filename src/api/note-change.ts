/** Writes every changing request into the audit log: who, what, from where, how it ended. */
import type { FastifyRequest } from 'fastify'
import type { Audit, Who } from '../audit/index.ts'
import type { Caller } from '../people/index.ts'
import type { Route } from './route.ts'

const secretName = /secret|password|private_?key|token|assertion|authorization|^key$/i
const longest = 4000

/** A request that was carried out or refused. */
interface Done {
  route: Pick<Route, 'method' | 'path'>
  request: FastifyRequest
  caller: Caller
  /** `ok`, or the code of the Problem. */
  outcome: string
  /** Of performance.now(). */
  began: number
}

export async function noteChange(audit: Audit, { route, request, caller, outcome, began }: Done): Promise<void> {
  await audit.of(caller.tenantId).add({
    ...{ at: new Date().toISOString(), what: `${route.method} ${route.path}`, outcome },
    ...{ keyId: null, keyName: null, planId: null, rows: 0, writes: 0, apiCalls: 0 },
    ms: Math.round(performance.now() - began),
    input: inputOf(request),
    who: whoIs(caller),
    from: request.ip,
  })
}

export function whoIs({ kind, id, name }: Caller): Who {
  return { kind: kind === 'guest' ? 'user' : kind, id, name }
}

/** Without secrets; what is too long only by its size. */
function inputOf({ params, query, body }: FastifyRequest): unknown {
  const input = hidden({ params, query, body })
  const size = JSON.stringify(input)?.length ?? 0
  return size <= longest ? input : { params: hidden(params), size }
}

function hidden(value: unknown): unknown {
  if (Buffer.isBuffer(value)) return { bytes: value.length }
  if (Array.isArray(value)) return value.map(hidden)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, secretName.test(name) ? '[hidden]' : hidden(part)]),
  )
}
