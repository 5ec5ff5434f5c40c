/** A record as the scope of a formula: its fields, its parents' fields, its values before the change. */
import type { Catalog } from '../schema/catalog.ts'
import type { Meta } from '../schema/meta.ts'
import type { Row, Value } from '../schema.ts'
import { compile } from './compile.ts'
import { type FormulaValue, fromStored } from './formula-value.ts'
import type { Scope } from './scope.ts'

type Values = Record<string, Value>

export interface RecordSource {
  catalog: Catalog
  /** A row by id, of whatever object. */
  row: (id: string) => Row | undefined
  now: number
}

const DEEPEST = 10

/** `before` is the row before the change, left out for a row that is only read. */
export function recordScope(source: RecordSource, meta: Meta, values: Values, before?: Row, depth = 0): Scope {
  return {
    field: (path) => read(source, meta, values, path, depth),
    prior: (path) => read(source, meta, before ?? values, path, depth),
    isNew: before === undefined,
    now: source.now,
  }
}

function read(source: RecordSource, meta: Meta, values: Values, path: readonly string[], depth: number): FormulaValue {
  const [name = '', ...rest] = path
  if (rest.length) return readParent(source, meta, values, name, rest, depth)
  const field = meta.field(name)
  if (!field || depth > DEEPEST) return null
  if (field.formula === undefined) return fromStored(field, values[field.name] ?? null)
  return compile(field.formula)(recordScope(source, meta, values, undefined, depth + 1))
}

function readParent(
  source: RecordSource,
  meta: Meta,
  values: Values,
  name: string,
  rest: string[],
  depth: number,
): FormulaValue {
  const id = values[meta.relationship(name)?.name ?? '']
  if (typeof id !== 'string') return null
  const parent = source.catalog.ofId(id)
  const row = source.row(id)
  return parent && row ? read(source, parent, row, rest, depth + 1) : null
}
