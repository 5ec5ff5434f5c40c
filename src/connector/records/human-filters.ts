/** Conditions as people give them: an owner by e-mail, a parent by name, alone, in a list or in a comparison. */
import type { FieldValues, ObjectDescribe } from '../../salesforce/index.ts'
import { findField } from '../check/field-named.ts'
import type { ActionContext, Outcome } from '../define.ts'
import { relationNamed } from '../human/link.ts'
import { type HumanRow, readHuman } from '../human/read-human.ts'
import type { CrmObject } from '../object.ts'
import { describeWide } from './describe-wide.ts'
import { isOperator } from './filters.ts'

export interface Conditions {
  object: string
  where?: FieldValues | undefined
  /** Names that are used besides those of the conditions. */
  names: string[]
}

export interface ReadConditions {
  describe: ObjectDescribe
  where: FieldValues
}

/** Where a value stands: the field, then the comparison or the place in a list. */
interface Entry {
  row: number
  path: string[]
  value: unknown
}

/** In order. A value that could not be read is a Problem in its place, for the filter to tell. */
export async function readConditions(
  context: ActionContext,
  lists: Conditions[],
  object?: CrmObject,
): Promise<{ rows: Outcome<ReadConditions>[]; zone: string }> {
  const wide = await describeWide(
    context,
    lists.map(({ object, where = {}, names }) => ({ object, names: [...Object.keys(where), ...names] })),
  )
  const entries = wide.flatMap((one, row) => (one.ok ? entriesOf(one.value.describe, row, lists[row]!, object) : []))
  const asked = entries.map(({ row, path: [name = ''], value }): HumanRow | null => {
    const one = wide[row]
    return one?.ok ? { ...one.value, fields: { [name]: value } } : null
  })
  const timed = wide.map((one, row): HumanRow | null =>
    one.ok ? { ...one.value, fields: {}, operators: lists[row]?.where } : null,
  )
  const human = await readHuman(context, [...asked, ...timed], object, 'read')
  const wheres = lists.map(({ where }): FieldValues => structuredClone({ ...where }))
  for (const [at, { row, path }] of entries.entries()) put(wheres[row]!, path, human.rows[at] ?? {})
  return {
    zone: human.zone,
    rows: wide.map((one, row) =>
      one.ok ? { ok: true, value: { describe: one.value.describe, where: wheres[row]! } } : one,
    ),
  }
}

/** What may name a record of another object, wherever it stands in the conditions. */
function entriesOf(describe: ObjectDescribe, row: number, { where = {} }: Conditions, object?: CrmObject): Entry[] {
  return Object.entries(where).flatMap(([name, value]) => {
    const field = findField(describe, name, object) ?? relationNamed(describe, name)
    return field?.type === 'reference' ? valuesIn(value, [name]).map((one) => ({ row, ...one })) : []
  })
}

function valuesIn(value: unknown, path: string[]): Omit<Entry, 'row'>[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }]
  const isLink = !Array.isArray(value) && !Object.keys(value).some(isOperator)
  if (isLink) return [{ path, value }]
  return Object.entries(value).flatMap(([key, one]) => valuesIn(one, [...path, key]))
}

/** The value in its place, under the name of its field: `owner` is OwnerId. */
function put(where: FieldValues, [name = '', ...path]: string[], read: FieldValues): void {
  const [[field, value] = [name, null]] = Object.entries(read)
  if (field !== name) {
    where[field] ??= where[name]
    delete where[name]
  }
  const last = path.pop()
  if (last === undefined) {
    where[field] = value
    return
  }
  let place: unknown = where[field]
  for (const step of path) place = typeof place === 'object' && place !== null ? Reflect.get(place, step) : null
  if (typeof place === 'object' && place !== null) Reflect.set(place, last, value)
}
