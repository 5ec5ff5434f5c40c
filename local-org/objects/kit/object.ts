/** An object told as data: its names, its key prefix, its fields in describe order, and the flags that differ from the usual. */
import { USUAL_OBJECT } from '../../org/schema/usual.ts'
import type { ObjectDef } from '../../org/schema.ts'
import type { FieldSpec } from './field.ts'

type Flag = keyof typeof USUAL_OBJECT

/** An object before its list of children is known. */
export interface ObjectSpec extends Omit<ObjectDef, 'fields' | 'childRelationships'> {
  fields: FieldSpec[]
}

export interface ObjectTold extends Partial<Record<Flag, boolean>> {
  name: string
  label: string
  plural: string
  /** First three characters of the ids; objects may share one (history rows, picklist tables). */
  prefix: string
  /** Fields in describe order; groups such as address() stand where their parts belong. */
  fields: (FieldSpec | FieldSpec[])[]
  /** Names of the fields that only the Tooling API shows. */
  toolingFields?: readonly string[]
}

const DETAIL = { undeletable: false, searchable: false, mruEnabled: false } as const

/** An object of standing of its own: can be written, searched and restored from the recycle bin. */
export function object(told: ObjectTold): ObjectSpec {
  const { plural, prefix, fields, ...rest } = told
  const custom = told.name.endsWith('__c')
  return { ...USUAL_OBJECT, ...rest, labelPlural: plural, keyPrefix: prefix, custom, fields: fields.flat() }
}

/** A row that belongs to another record and goes with it: not searchable, not restored by itself. */
export function detail(told: ObjectTold): ObjectSpec {
  return object({ ...DETAIL, ...told })
}

/** What the org keeps itself and clients only read: set-up rows, history, picklist tables. */
export function readOnly(told: ObjectTold): ObjectSpec {
  const closed = { createable: false, updateable: false, deletable: false, layoutable: false, triggerable: false }
  return detail({ ...closed, ...told })
}
