/** The hash that a line of the audit log carries: over itself and the hash of the line before. */
import { createHmac } from 'node:crypto'
import { canonical, hashOf } from './canonical.ts'
import type { AuditEntry } from './entry.ts'

/** What the first line has for the hash before it. */
export const beginning = '0'.repeat(64)

/** @param key null of lines from before there was one: SHA-256 then, else HMAC-SHA-256; both in hex */
export function hashOfLine(key: Buffer | null, previous: string, entry: AuditEntry): string {
  const text = `${previous}\n${canonical(entry)}`
  return key ? createHmac('sha256', key).update(text).digest('hex') : hashOf(text)
}
