/** SOQL put together from checked parts: values are bound by type, never pasted. */
import { Problem } from '../problems.ts'
import { dateOnly, type FieldDescribe, join, name, names, Soql, soql } from '../salesforce/index.ts'

type Form = (value: unknown) => Soql

const day: Form = (value) => dateOnly(String(value))
const moment: Form = (value) => soql`${new Date(String(value))}`
const number: Form = (value) => soql`${Number(value)}`

const yesNo: Form = (value) => {
  if (typeof value === 'boolean') return soql`${value}`
  throw unfit(value, 'true or false', 'Give true or false.')
}

/** Times of day stand without quotes, so nothing but a time may pass. */
const time: Form = (value) => {
  if (/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/.test(String(value))) return new Soql(String(value))
  throw unfit(value, 'a time of day', 'Write it as 09:30:00.000Z.')
}

/** Types that are not written as texts. */
const forms: Record<string, Form> = {
  int: number,
  long: number,
  double: number,
  currency: number,
  percent: number,
  boolean: yesNo,
  date: day,
  datetime: moment,
  time,
}

/** A value that was read for the field (see check/read-value.ts), as a SOQL literal. Throws Problem `query-invalid`. */
export function literal(field: Pick<FieldDescribe, 'type'>, value: unknown): Soql {
  if (value === null || value === undefined) return soql`${null}`
  return forms[field.type]?.(value) ?? soql`${String(value)}`
}

function unfit(value: unknown, wanted: string, fix: string): Problem {
  return new Problem('query-invalid', { what: `${JSON.stringify(value) ?? 'Nothing'} is not ${wanted}.`, fix })
}

export interface Order {
  field: string
  descending?: boolean
}

export interface Select {
  object: string
  /** API names or paths (`Owner.Name`); doubles are dropped. */
  fields: string[]
  /** Conditions that must all hold. */
  where?: Soql[]
  orderBy?: Order[] | undefined
  limit?: number | undefined
}

/** Throws Problem `query-invalid` for what is no name. */
export function select({ object, fields, where = [], orderBy = [], limit }: Select): Soql {
  const parts = [soql`SELECT ${names([...new Set(fields)])} FROM ${name(object)}`]
  if (where.length) parts.push(soql`WHERE ${join(where, ' AND ')}`)
  if (orderBy.length) parts.push(soql`ORDER BY ${join(orderBy.map(orderOf), ', ')}`)
  if (limit !== undefined) parts.push(soql`LIMIT ${limit}`)
  return new Soql(parts.map((part) => part.text).join(' '))
}

const orderOf = ({ field, descending }: Order): Soql =>
  descending ? soql`${name(field)} DESC NULLS LAST` : soql`${name(field)} ASC NULLS LAST`

/** `Name IN ('a','b')`, in as many conditions as the length of a query asks for. */
export function isAmong(field: string, values: Soql[]): Soql[] {
  return splitByLength(values).map((some) => soql`${name(field)} IN (${join(some, ', ')})`)
}

/**
 * Splits what stands in one condition so that no query grows beyond what an address may hold: a query travels in the
 * address of a request (16,384 bytes with the headers), percent-encoded.
 */
export function splitByLength(parts: Soql[], limit = 12_000): Soql[][] {
  const groups: Soql[][] = []
  let room = 0
  for (const part of parts) {
    const size = encodeURIComponent(part.text).length + 6
    if (room < size || groups.length === 0) {
      groups.push([])
      room = limit
    }
    groups.at(-1)!.push(part)
    room -= size
  }
  return groups
}

/** Equal pieces once. */
export function distinct(parts: Soql[]): Soql[] {
  return [...new Map(parts.map((part) => [part.text, part])).values()]
}
