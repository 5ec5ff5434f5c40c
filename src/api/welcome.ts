/** Lets a browser in: a fresh session in its cookies, and a line in the audit log. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type SignedIn, tokenOf, type Whence } from '../people/index.ts'
import { sessionCookie, tokenCookie } from './access.ts'
import { whoIs } from './note-change.ts'
import type { Parts } from './parts.ts'

export function whence({ ip, headers }: FastifyRequest): Whence {
  return { address: ip, agent: headers['user-agent'] ?? '' }
}

/** The session before, if this browser had one, ends: what somebody may have planted there opens nothing. */
export async function welcome(
  parts: Parts,
  reply: FastifyReply,
  { session, user }: SignedIn,
  way: string,
): Promise<void> {
  const { people, audit, publicUrl, settings } = parts
  const before = reply.request.caller.session
  if (before) await people.end(before.id)
  const rules = {
    ...{ path: '/', sameSite: 'lax' as const, secure: publicUrl().startsWith('https:') },
    maxAge: Math.round(settings.sessionHours * 3600 * 14),
  }
  reply.setCookie(sessionCookie, session, { ...rules, httpOnly: true })
  reply.setCookie(tokenCookie, tokenOf(session), rules)
  await audit.of(user.tenantId).add({
    ...{ at: new Date().toISOString(), what: 'signed-in', input: { way }, outcome: 'ok' },
    ...{ keyId: null, keyName: null, planId: null, rows: 0, writes: 0, apiCalls: 0, ms: 0 },
    who: whoIs({ ...reply.request.caller, kind: 'user', id: user.id, name: user.name }),
    from: reply.request.ip,
  })
}
