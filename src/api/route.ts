/** A route as data: what the server mounts, what OpenAPI describes, what the matrix tests walk. */
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { saidPlainly } from '../connector/index.ts'
import type { Caller, Permission } from '../people/index.ts'
import { Problem } from '../problems.ts'

export interface Input<P, Q, B> {
  params: P
  query: Q
  body: B
  /** Who asks; a guest where anyone may. */
  caller: Caller
  reply: FastifyReply
}

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Fastify's path form: /api/v1/runs/:id */
  path: string
  summary: string
  params: z.ZodType
  query: z.ZodType
  body: z.ZodType
  /**
   * The permission it takes. `anyone`: open to the world (health, hooks, signing in), and works for all tenants; `signed-in`: one's own
   * affairs; `agent`: has keys of its own kind.
   */
  needs: Permission | 'anyone' | 'signed-in' | 'agent'
  /** How often it may be asked: `guessing` where secrets could be tried out, `intake` where others deliver. */
  rate?: 'guessing' | 'intake'
  /** Changes are in the audit log; not what comes in at a rate, which is a log itself, nor what changes nothing. */
  audit?: false
  /** The body as it came, in bytes of any content type, not longer than this. */
  rawBody?: number
  handle(input: Input<unknown, unknown, unknown>): Promise<unknown>
}

interface RouteOf<P, Q, B> extends Omit<Route, 'params' | 'query' | 'body' | 'handle'> {
  params?: z.ZodType<P>
  query?: z.ZodType<Q>
  body?: z.ZodType<B>
  handle(input: Input<P, Q, B>): Promise<unknown>
}

const nothing = z.unknown()

/** Types flow from the schemas into `handle`; requests that do not fit are refused before it is called. */
export function route<P = unknown, Q = unknown, B = unknown>(of: RouteOf<P, Q, B>): Route {
  return {
    ...of,
    params: of.params ?? nothing,
    query: of.query ?? nothing,
    body: of.body ?? nothing,
    handle: (input) => of.handle(input as Input<P, Q, B>),
  }
}

/** No name, id or filter holds one, and the database takes none. What lies deeper is somebody's data. */
function refuseNulls(value: unknown, part: string): void {
  if (typeof value !== 'object' || value === null) return
  const [name] = Object.entries(value).find(([, text]) => typeof text === 'string' && text.includes('\0')) ?? []
  if (name === undefined) return
  throw new Problem(part === 'path' ? 'not-found' : 'bad-request', {
    what: `${part}.${name} holds a null character.`,
    fix: 'Leave it out: texts have none.',
    field: name,
  })
}

/** Reads one part of a request, or throws Problem `bad-request` naming every wrong place. */
export function read<T>(schema: z.ZodType<T>, value: unknown, part: string): T {
  refuseNulls(value, part)
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const items = result.error.issues.flatMap(plain).map((issue) => ({
    path: [part, ...issue.path].join('.'),
    what: `${issue.message}.`,
    fix: 'Correct it; /openapi.json has the shape.',
    ...saidPlainly(issue),
  }))
  throw new Problem('bad-request', {
    what: `The ${part} of the request does not fit: ${items.map((item) => `${item.path}: ${item.what}`).join(' ')}`,
    fix: 'Correct these places and send it again.',
    items,
  })
}

/** Of several ways a value may be given, what is wrong by the one it comes closest to. */
function plain(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const closest = issue.errors.toSorted((a, b) => a.length - b.length)[0] ?? []
  return closest.length === 0
    ? [issue]
    : closest.flatMap((inner) => plain({ ...inner, path: [...issue.path, ...inner.path] }))
}
