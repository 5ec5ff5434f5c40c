/** The records a plan is about, as they are now. */
import { type FieldValues, name, names, type ObjectDescribe, soql } from '../../salesforce/index.ts'
import { allowsField } from '../grant.ts'
import { guardReads } from '../guard/reads.ts'
import type { Scope } from '../guard/scope.ts'
import type { PlannedRow } from '../guard/writes.ts'
import type { Before } from './plan.ts'

/** One for each row, in order; null where there is no record (yet), or none this key may see. */
export function lookAt(scope: Scope, rows: PlannedRow[]): Promise<(Before | null)[]> {
  return Promise.all(rows.map((row) => lookAtOne(scope, row)))
}

async function lookAtOne(scope: Scope, row: PlannedRow): Promise<Before | null> {
  if (row.operation === 'create') return null
  const describe = await scope.describe(row.object)
  const wanted = wantedFields(scope, describe, row)
  const record = await find(scope, row, ['Id', ...wanted.all])
  if (!record) return null
  return {
    id: String(record['Id']),
    name: wanted.name ? text(record[wanted.name]) : null,
    stamp: wanted.stamp ? text(record[wanted.stamp]) : null,
    fields: Object.fromEntries(wanted.changed.map((field) => [field, record[field] ?? null])),
  }
}

/** Fields that tell people which record it is, best first. */
const namings = ['Name', 'Subject', 'Title', 'CaseNumber', 'OrderNumber', 'ContractNumber']
const stamps = ['SystemModstamp', 'LastModifiedDate']

function wantedFields({ grant }: Scope, describe: ObjectDescribe, row: PlannedRow) {
  const has = (field: string) => describe.fields.some((one) => one.name === field)
  const naming = namings.find((field) => has(field) && allowsField(grant, describe.name, field)) ?? null
  const stamp = stamps.find(has) ?? null
  const changed = Object.keys(row.fields).filter(has)
  const all = [...changed, ...(naming ? [naming] : []), ...(stamp ? [stamp] : [])]
  return { name: naming, stamp, changed, all: [...new Set(all)].filter((field) => field !== 'Id') }
}

async function find(scope: Scope, row: PlannedRow, fields: string[]): Promise<FieldValues | null> {
  const reads = guardReads(scope)
  if (row.id) return (await reads.retrieve(row.object, [row.id], fields))[0] ?? null
  const value = row.by ? row.fields[row.by] : null
  if (!row.by || value === undefined || value === null) return null
  const key = typeof value === 'number' ? value : String(value)
  const asked = soql`SELECT ${names(fields)} FROM ${name(row.object)} WHERE ${name(row.by)} = ${key} LIMIT 2`
  return (await reads.queryPage(asked)).records[0] ?? null
}

const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value))
