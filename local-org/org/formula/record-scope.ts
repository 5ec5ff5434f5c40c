/** A record as the scope of a formula: its fields, its parents' fields, its values before the change, the running user. */
import type { Catalog } from '../schema/catalog.ts'
import type { Meta } from '../schema/meta.ts'
import type { Row, Table, Value } from '../schema.ts'
import { compile } from './compile.ts'
import { type FormulaValue, fromStored } from './formula-value.ts'
import type { Scope } from './scope.ts'

type Values = Record<string, Value>

export interface RecordSource {
  catalog: Catalog
  /** A row by id, of whatever object. */
  row: (id: string) => Row | undefined
  table: (object: string) => Table | undefined
  userId: string
  now: number
}

const DEEPEST = 10
/** The first moment there is: 1900-01-01T00:00:00Z. */
const ORIGIN = Date.UTC(1900, 0, 1)

/** `before` is the row before the change, left out for a row that is only read. */
export function recordScope(source: RecordSource, meta: Meta, values: Values, before?: Row, depth = 0): Scope {
  return {
    field: (path) => read(source, meta, values, path, depth),
    prior: (path) => read(source, meta, before ?? values, path, depth),
    lookUp({ object, field, key }, value) {
      const row = source.table(object)?.lookup(key, [typeof value === 'string' ? value : null])
      const found = row?.find((one) => one['IsDeleted'] !== true)
      const other = source.catalog.get(object)
      return found && other ? read(source, other, found, [field], depth + 1) : null
    },
    isNew: before === undefined,
    now: source.now,
  }
}

function read(source: RecordSource, meta: Meta, values: Values, path: readonly string[], depth: number): FormulaValue {
  const [name = '', ...rest] = path
  if (name.startsWith('$')) return readGlobal(source, values, name, rest, depth)
  if (rest.length) return readParent(source, meta, values, name, rest, depth)
  const field = meta.field(name)
  if (!field || depth > DEEPEST) return null
  if (field.type === 'location') return placeOf(values, field.name)
  if (field.formula === undefined) return fromStored(field, values[field.name] ?? null)
  return compile(field.formula)(recordScope(source, meta, values, undefined, depth + 1))
}

function placeOf(values: Values, name: string): FormulaValue {
  const stem = name.replace(/__c$/, '')
  const [latitude, longitude] = [values[`${stem}__Latitude__s`], values[`${stem}__Longitude__s`]]
  return typeof latitude === 'number' && typeof longitude === 'number' ? { latitude, longitude } : null
}

/** 'Account', or 'Owner:User' where several objects are possible. */
function readParent(
  source: RecordSource,
  meta: Meta,
  values: Values,
  name: string,
  rest: string[],
  depth: number,
): FormulaValue {
  const id = values[meta.relationship(name.split(':')[0] ?? '')?.name ?? '']
  return readRow(source, id, rest, depth)
}

function readRow(source: RecordSource, id: Value | undefined, path: string[], depth: number): FormulaValue {
  if (typeof id !== 'string') return null
  const meta = source.catalog.ofId(id)
  const row = source.row(id)
  return meta && row ? read(source, meta, row, path, depth + 1) : null
}

/** Merge fields that are the same for every record: the user, the organisation. Those of what the org has not are blank. */
function readGlobal(source: RecordSource, values: Values, name: string, rest: string[], depth: number): FormulaValue {
  const user = source.row(source.userId)
  const ids: Record<string, () => Value | undefined> = {
    $User: () => source.userId,
    $Profile: () => user?.['ProfileId'],
    $UserRole: () => user?.['UserRoleId'],
    $RecordType: () => values['RecordTypeId'],
    $Organization: () => [...(source.table('Organization')?.all() ?? [])][0]?.Id,
  }
  if (name === '$System') return { ms: ORIGIN }
  if (name === '$Permission') return false
  return readRow(source, ids[name]?.() ?? null, rest, depth)
}
