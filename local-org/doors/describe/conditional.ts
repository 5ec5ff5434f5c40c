/** Conditional answers for descriptions: 304 when the description has not changed since the client's copy. */

import { createHash } from 'node:crypto'
import { type Answer, type Call, empty, json } from '../wire/index.ts'

/** As long as recorded. */
const TAG_LENGTH = 8

interface Seen {
  digest: string
  /** Whole seconds. */
  since: number
}

/** When each description was first seen with its present content, per instance and path. */
const seen = new WeakMap<object, Map<string, Seen>>()

/** The description, 304 for an `If-Modified-Since` not older than its last change, or 412 for an `If-Unmodified-Since` that is. */
export function conditional(call: Call, description: unknown): Answer {
  const { digest, since } = remember(call, description)
  const told = { ETag: `"${digest.slice(0, TAG_LENGTH)}"`, 'Last-Modified': new Date(since * 1000).toUTCString() }
  if (secondsOf(call.headers['if-modified-since']) >= since) return empty(304, told)
  if (secondsOf(call.headers['if-unmodified-since']) < since) return empty(412)
  return json(description, 200, told)
}

/** NaN, which is neither before nor after, for what is no date. */
const secondsOf = (header = '') => Math.floor(Date.parse(header) / 1000)

function remember(call: Call, description: unknown): Seen {
  const paths = seen.get(call.instance) ?? new Map<string, Seen>()
  seen.set(call.instance, paths)
  const digest = createHash('sha1').update(JSON.stringify(description)).digest('hex')
  const key = `${call.session.userId} ${call.path}`
  const known = paths.get(key)
  if (known?.digest === digest) return known
  const fresh = { digest, since: Math.floor(call.instance.org.clock.now() / 1000) }
  paths.set(key, fresh)
  return fresh
}
