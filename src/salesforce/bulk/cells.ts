/** A row as cells of CSV. */
import { Problem } from '../../problems.ts'
import type { FieldValues } from '../records.ts'

/** Column name -> text. */
export type Cells = Record<string, string>

/** An empty cell leaves its field alone; this one empties it. */
const emptied = '#N/A'

/** https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/datafiles_prepare_csv.htm */
export function cellsOf(row: FieldValues): Cells {
  const cells: Cells = {}
  for (const [name, value] of Object.entries(row)) {
    if (name === 'attributes' || value === undefined) continue
    if (isParent(value)) for (const [key, inner] of Object.entries(value)) cells[`${name}.${key}`] = textOf(inner)
    else cells[name] = textOf(value)
  }
  return cells
}

/** Why a row cannot travel as CSV, though a collection could carry it; null when it can. */
export function unfitForBulk(row: FieldValues): Problem | null {
  for (const [field, value] of Object.entries(row)) {
    if (field === 'attributes' || isPlain(value)) continue
    if (isParent(value) && !('attributes' in value) && Object.values(value).every(isPlain)) continue
    return unfit(field)
  }
  return null
}

function isPlain(value: unknown): boolean {
  if (value === null || value === undefined || value instanceof Date) return true
  return typeof value === 'string' ? value !== emptied : typeof value !== 'object'
}

/** A parent named by a key of its own: `{ Account: { Number__c: '7' } }`. */
function isParent(value: unknown): value is FieldValues {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

function textOf(value: unknown): string {
  if (value === undefined) return ''
  if (value === null || value === '') return emptied
  return value instanceof Date ? value.toISOString() : String(value)
}

function unfit(field: string): Problem {
  return new Problem('bad-request', {
    what: `The value of ${field} cannot be sent by a bulk job: files, lists and parents of several objects do not fit.`,
    fix: 'Write these rows without bulk, or leave the field out.',
    field,
  })
}
