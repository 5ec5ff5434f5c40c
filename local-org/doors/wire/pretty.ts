/** Writes JSON as Salesforce does under `X-PrettyPrint: 1`: two spaces, and a blank on both sides of the colon. */

import { withDoublesWritten } from './double.ts'

/** The indented text of any JSON value. */
export function pretty(value: unknown): string {
  return withDoublesWritten(write(value, ''))
}

function write(value: unknown, indent: string): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return writeList(value, indent)
  const plain = 'toJSON' in value && typeof value.toJSON === 'function' ? value.toJSON() : value
  if (typeof plain === 'string') return JSON.stringify(plain)
  const inner = `${indent}  `
  const members = Object.entries(plain)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => `${inner}${JSON.stringify(key)} : ${write(member, inner)}`)
  return members.length === 0 ? '{ }' : `{\n${members.join(',\n')}\n${indent}}`
}

function writeList(list: unknown[], indent: string): string {
  if (list.length === 0) return '[ ]'
  return `[ ${list.map((item) => write(item, indent)).join(', ')} ]`
}
