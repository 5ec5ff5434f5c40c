/** SOQL put together from checked parts: values are bound by type, never pasted. */
import type { FieldDescribe } from '../salesforce/index.ts'

const bare = new Set(['int', 'long', 'double', 'currency', 'percent', 'boolean', 'date', 'datetime', 'time'])

/** A value that was read for the field (see check/read-value.ts), as a SOQL literal. */
export function literal(field: Pick<FieldDescribe, 'type'>, value: unknown): string {
  if (value === null || value === undefined) return 'null'
  return bare.has(field.type) ? String(value) : quote(String(value))
}

const escapes: Record<string, string> = { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_quotedstringescapes.htm */
export function quote(text: string): string {
  return `'${text.replace(/[\\'\n\r\t]/g, (char) => escapes[char] ?? char)}'`
}

/** Text inside a LIKE pattern, its own wildcards taken literally. */
export function likeText(text: string): string {
  return quote(text).slice(1, -1).replace(/[%_]/g, '\\$&')
}

export interface Select {
  object: string
  /** API names or paths (`Owner.Name`); doubles are dropped. */
  fields: string[]
  /** Conditions that must all hold. */
  where?: string[]
  orderBy?: string | undefined
  limit?: number | undefined
}

export function select({ object, fields, where = [], orderBy, limit }: Select): string {
  const parts = [`SELECT ${[...new Set(fields)].join(', ')} FROM ${object}`]
  if (where.length) parts.push(`WHERE ${where.join(' AND ')}`)
  if (orderBy) parts.push(`ORDER BY ${orderBy}`)
  if (limit !== undefined) parts.push(`LIMIT ${limit}`)
  return parts.join(' ')
}

/**
 * Splits what stands in one condition so that no query grows beyond what an address may hold: a query travels in the
 * address of a request (16,384 bytes with the headers), percent-encoded.
 */
export function splitByLength(parts: string[], limit = 9000): string[][] {
  const groups: string[][] = []
  let room = 0
  for (const part of parts) {
    const size = encodeURIComponent(part).length + 6
    if (room < size || groups.length === 0) {
      groups.push([])
      room = limit
    }
    groups.at(-1)!.push(part)
    room -= size
  }
  return groups
}
