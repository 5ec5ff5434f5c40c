/** Conditional requests on a row (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/intro_rest_conditional_requests.htm). */

import { createHash } from 'node:crypto'
import type { Row } from '../../org/index.ts'
import { type Answer, type Call, empty } from '../wire/index.ts'

/** Epoch ms of a row's last change; undefined for rows that do not tell. */
function stampOf(row: Row): number | undefined {
  const stamp = row['LastModifiedDate'] ?? row['SystemModstamp']
  return typeof stamp === 'number' ? stamp : undefined
}

/** The tag of a row as it is now. */
function tagOf(row: Row): string {
  return `"${createHash('sha1')
    .update(`${row.Id} ${row['SystemModstamp'] ?? stampOf(row)}`)
    .digest('base64')}"`
}

/** 412 when the client wants to touch only a row that has not changed since, and it has; 400 when it writes and what it says is no condition. */
export function checkUnchanged({ headers, method }: Call, row: Row): Answer | undefined {
  if ((method === 'PATCH' || method === 'POST') && !isWellFormed(headers)) return empty(400)
  const stamp = stampOf(row)
  const unless = secondsOf(headers['if-unmodified-since'])
  if (stamp !== undefined && unless !== undefined && Math.floor(stamp / 1000) > unless) return empty(412)
  const { 'if-match': match } = headers
  return match === undefined || names(match, row) ? undefined : empty(412)
}

/** Quoted tags, or any; a date. */
function isWellFormed(headers: Call['headers']): boolean {
  const tags = [headers['if-match'], headers['if-none-match']].filter((header) => header !== undefined)
  const unless = headers['if-unmodified-since']
  return tags.every((tag) => /^\*$|"/.test(tag.trim())) && (unless === undefined || secondsOf(unless) !== undefined)
}

/** 304 when the client has the row as it is; else as `checkUnchanged`. */
export function checkRead(call: Call, row: Row): Answer | undefined {
  const stamp = stampOf(row)
  const since = secondsOf(call.headers['if-modified-since'])
  if (stamp !== undefined && since !== undefined && Math.floor(stamp / 1000) <= since)
    return empty(304, validators(row))
  const { 'if-none-match': unlike } = call.headers
  if (unlike !== undefined && names(unlike, row)) return empty(304, validators(row))
  return checkUnchanged(call, row)
}

/** What a client keeps to ask again. */
export function validators(row: Row): Record<string, string> {
  const stamp = stampOf(row)
  return stamp === undefined ? {} : { 'Last-Modified': new Date(stamp).toUTCString(), ETag: tagOf(row) }
}

function names(header: string, row: Row): boolean {
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.includes('*') || tags.includes(tagOf(row))
}

/** HTTP dates have whole seconds. */
function secondsOf(header: string | undefined): number | undefined {
  const ms = header === undefined ? Number.NaN : Date.parse(header)
  return Number.isNaN(ms) ? undefined : Math.floor(ms / 1000)
}
