/**
 * `Idempotency-Key` of record writes: the answer to a key is kept for 30 days, and the same request under it gets that answer
 * instead of writing again (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_features_records_idempotent.htm).
 */

import { createHash } from 'node:crypto'
import { type Org, OrgError } from '../../org/index.ts'
import { type Answer, type Call, jsonOf } from '../wire/index.ts'

const room = 'idempotency'
const lifetimeMs = 30 * 24 * 3_600_000
const sweepEveryMs = 24 * 3_600_000
/** Larger answers are given and not kept. */
const largestAnswer = 9 * 1024 * 1024
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

interface Kept {
  request: string
  status: number
  headers: Record<string, string>
  value: unknown
}

/** Answers once per key; without a key, always. Throws OrgError for a key that is no UUID or belongs to another request [K]. */
export function once(call: Call, write: () => Answer): Answer {
  const given = call.headers['idempotency-key']
  if (given === undefined) return write()
  if (!uuid.test(given)) throw new OrgError('INVALID_IDEMPOTENCY_KEY', `Idempotency-Key is not a UUID: ${given}`)
  const { notes } = call.instance.org
  const key = `${call.session.userId} ${given.toLowerCase()}`
  const oldest = call.view.now() - lifetimeMs
  const note = notes.get(room, key)
  const kept = note && note.at > oldest ? (note.value as Kept) : undefined
  const request = fingerprint(call)
  if (kept) return repeat(kept, request)
  const answer = write()
  const fresh: Kept = { request, status: answer.status, headers: answer.headers, value: jsonOf(answer) }
  if (answer.status < 500 && JSON.stringify(fresh).length <= largestAnswer) notes.set(room, key, fresh)
  forgetOld(call, oldest)
  return answer
}

/** When old answers were last swept out, org time: once a day is enough. */
const swept = new WeakMap<Org, number>()

function forgetOld({ instance: { org }, view }: Call, before: number): void {
  const now = view.now()
  if (now - (swept.get(org) ?? 0) < sweepEveryMs) return
  swept.set(org, now)
  org.notes.forget(room, before)
}

function fingerprint({ method, path, body }: Call): string {
  return createHash('sha256').update(`${method} ${path}\n`).update(body).digest('hex')
}

function repeat({ request, status, headers, value }: Kept, asked: string): Answer {
  if (request !== asked) {
    throw new OrgError('IDEMPOTENCY_KEY_ALREADY_USED', 'The Idempotency-Key belongs to another request.', {
      status: 422,
    })
  }
  return { status, headers: { ...headers }, body: value === null ? { kind: 'none' } : { kind: 'json', value } }
}
