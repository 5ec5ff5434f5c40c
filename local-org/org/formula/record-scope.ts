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

/** Where names are looked for: in the values of a record, so many hops and formulas away from the first. */
interface Place {
  source: RecordSource
  meta: Meta
  values: Values
  depth: number
}

/** `before` is the row before the change, left out for a row that is only read. */
export function recordScope(source: RecordSource, meta: Meta, values: Values, before?: Row): Scope {
  return scopeAt({ source, meta, values, depth: 0 }, before)
}

function scopeAt(place: Place, before?: Row): Scope {
  const { source, values, depth } = place
  return {
    field: (path) => read(place, path),
    prior: (path) => read({ ...place, values: before ?? values }, path),
    lookUp({ object, field, key }, value) {
      const row = source.table(object)?.lookup(key, [typeof value === 'string' ? value : null])
      const found = row?.find((one) => one['IsDeleted'] !== true)
      const other = source.catalog.get(object)
      return found && other ? read({ source, meta: other, values: found, depth: depth + 1 }, [field]) : null
    },
    isNew: before === undefined,
    now: source.now,
    get timeZone() {
      return String(source.row(source.userId)?.['TimeZoneSidKey'] ?? 'GMT')
    },
  }
}

function read(place: Place, path: readonly string[]): FormulaValue {
  const { source, meta, values, depth } = place
  const [name = '', ...rest] = path
  if (name.startsWith('$')) return readGlobal(source, values, path, (id, on) => readRow(place, id, on))
  if (rest.length) return readParent(place, name, rest)
  const field = meta.field(name)
  if (!field || depth > DEEPEST) return null
  if (field.type === 'location') return placeOf(values, field.name)
  const value = field.formula === undefined ? fromStored(field, values[field.name] ?? null) : computed(field)
  return value === null ? blankOf(source, field) : value

  function computed({ formula = '', formulaTreatBlanksAs }: FieldDef): FormulaValue {
    const within = { ...source, blankIsZero: formulaTreatBlanksAs !== 'BlankAsBlank' }
    return compile(formula)(scopeAt({ source: within, meta, values, depth: depth + 1 }))
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
function readParent(place: Place, name: string, rest: string[]): FormulaValue {
  const { source, meta, values, depth } = place
  const [relation = '', object] = name.split(':')
  const link = meta.relationship(relation)
  const id = values[link?.name ?? '']
  if (typeof id === 'string') return readRow(place, id, rest)
  const parent = source.catalog.get(object ?? link?.referenceTo?.[0] ?? '')
  return parent ? read({ source, meta: parent, values: {}, depth: depth + 1 }, rest) : null
}

function readRow({ source, depth }: Place, id: Value | undefined, path: readonly string[]): FormulaValue {
  if (typeof id !== 'string') return null
  const meta = source.catalog.ofId(id)
  const row = source.row(id)
  return meta && row ? read({ source, meta, values: row, depth: depth + 1 }, path) : null
}
