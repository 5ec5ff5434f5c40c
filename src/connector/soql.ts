/** SOQL put together from checked parts: values are bound by type, never pasted. */
import { dateOnly, type FieldDescribe, name, Soql, soql } from '../salesforce/index.ts'

const day = (value: unknown) => dateOnly(String(value)).text
const moment = (value: unknown) => soql`${new Date(String(value))}`.text
const bare = (value: unknown) => new Soql(String(value)).text
const number = (value: unknown) => soql`${Number(value)}`.text

/** Types that are not written as texts. */
const forms: Record<string, (value: unknown) => string> = {
  int: number,
  long: number,
  double: number,
  currency: number,
  percent: number,
  boolean: (value) => soql`${value === true}`.text,
  date: day,
  datetime: moment,
  time: bare,
}

/** A value that was read for the field (see check/read-value.ts), as a SOQL literal. */
export function literal(field: Pick<FieldDescribe, 'type'>, value: unknown): string {
  if (value === null || value === undefined) return 'null'
  return forms[field.type]?.(value) ?? soql`${String(value)}`.text
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
  const parts = [`SELECT ${[...new Set(fields)].map((field) => name(field).text).join(', ')} FROM ${name(object).text}`]
  if (where.length) parts.push(`WHERE ${where.join(' AND ')}`)
  if (orderBy) parts.push(`ORDER BY ${orderBy}`)
  if (limit !== undefined) parts.push(`LIMIT ${limit}`)
  return parts.join(' ')
}

/**
 * Splits what stands in one condition so that no query grows beyond what an address may hold: a query travels in the
 * address of a request (16,384 bytes with the headers), percent-encoded.
 */
export function splitByLength(parts: string[], limit = 12_000): string[][] {
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
