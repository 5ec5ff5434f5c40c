/** A record as the scope of a formula: its fields, its parents' fields, its values before the change, the running user. */
import type { Catalog } from '../schema/catalog.ts'
import type { Meta } from '../schema/meta.ts'
import type { FieldDef, Row, Table, Value } from '../schema.ts'
import { compile } from './compile.ts'
import { type FormulaValue, fromStored, isNumeric } from './formula-value.ts'
import { readGlobal } from './read-global.ts'
import type { Scope } from './scope.ts'

type Values = Record<string, Value>

export interface RecordSource {
  catalog: Catalog
  /** A row by id, of whatever object. */
  row: (id: string) => Row | undefined
  table: (object: string) => Table | undefined
  userId: string
  now: number
  /** The text of a custom label; null when there is none. */
  label: (name: string) => string | null
  /** A number that is not there counts as 0, as fields do that "treat blank fields as zeroes". */
  blankIsZero?: boolean
}

const DEEPEST = 10

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
    get timeZone() {
      return String(source.row(source.userId)?.['TimeZoneSidKey'] ?? 'GMT')
    },
  }
}

function read(source: RecordSource, meta: Meta, values: Values, path: readonly string[], depth: number): FormulaValue {
  const [name = '', ...rest] = path
  if (name.startsWith('$')) return readGlobal(source, values, path, (id, on) => readRow(source, id, on, depth))
  if (rest.length) return readParent(source, meta, values, name, rest, depth)
  const field = meta.field(name)
  if (!field || depth > DEEPEST) return null
  if (field.type === 'location') return placeOf(values, field.name)
  const value = field.formula === undefined ? fromStored(field, values[field.name] ?? null) : computed(field)
  return value === null ? blankOf(source, field) : value

  function computed({ formula = '', formulaTreatBlanksAs }: FieldDef): FormulaValue {
    const within = { ...source, blankIsZero: formulaTreatBlanksAs !== 'BlankAsBlank' }
    return compile(formula)(recordScope(within, meta, values, undefined, depth + 1))
  }
}

const blankOf = ({ blankIsZero }: RecordSource, field: FieldDef): FormulaValue =>
  blankIsZero && isNumeric(field) ? 0 : fromStored(field, null)

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
  const [relation = '', object] = name.split(':')
  const link = meta.relationship(relation)
  const id = values[link?.name ?? '']
  if (typeof id === 'string') return readRow(source, id, rest, depth)
  const parent = source.catalog.get(object ?? link?.referenceTo?.[0] ?? '')
  return parent ? read(source, parent, {}, rest, depth + 1) : null
}

function readRow(source: RecordSource, id: Value | undefined, path: readonly string[], depth: number): FormulaValue {
  if (typeof id !== 'string') return null
  const meta = source.catalog.ofId(id)
  const row = source.row(id)
  return meta && row ? read(source, meta, row, path, depth + 1) : null
}
