/**
 * One field of an object, told in a line: everything not said takes the usual value of a standard, editable field.
 *
 * Conventions that the org core relies on:
 * - Required on create is what describe says: `!nillable && createable && !defaultedOnCreate`.
 * - A person's `Name` is read-only and has `extraTypeInfo: 'personname'`; its parts (Salutation, FirstName, LastName)
 *   carry `compoundFieldName: 'Name'`. The core builds it from them.
 * - An `address` field is never stored; its parts carry its name in `compoundFieldName`.
 * - A field with `summary` is kept by the core; `count` with a field counts the rows where that field has a value.
 * - What else the core fills in (stage facts, copies of a parent's fields) stands in derived.ts.
 */
import { USUAL_FIELD } from '../../org/schema/usual.ts'
import type { FieldDef, FieldType } from '../../org/schema.ts'

/** A field as its object's file tells it: a FieldDef and the name by which the parent lists this object's rows. */
export interface FieldSpec extends FieldDef {
  childRelationshipName?: string
  /** What describes of the parent say of deletion, where other fields see to it that the row goes or stays. */
  childCascade?: boolean
  childRestricted?: boolean
}

/** Any member of FieldDef, and words for flags that go together. */
export interface FieldOptions extends Partial<FieldSpec> {
  /** Must be given on create; such fields are outside field-level security. */
  required?: boolean
  /** Filled in by the org: neither createable nor updateable. */
  computed?: boolean
  /** Filled in by the org, and outside field-level security. */
  readOnly?: boolean
  /** Filled in by the org at first, then open to updates. */
  updateOnly?: boolean
  /** Can be set on create and never changed. */
  createOnly?: boolean
  /** Stored, but no filter, order or group may use it (long text). */
  opaque?: boolean
}

const REQUIRED = { nillable: false, permissionable: false }
const COMPUTED = { createable: false, updateable: false }
const READ_ONLY = { ...COMPUTED, permissionable: false }
const UPDATE_ONLY = { createable: false, permissionable: false }
const CREATE_ONLY = { updateable: false, permissionable: false }
const OPAQUE = { filterable: false, sortable: false, groupable: false, aggregatable: false }

/** A field of any type; `byType` are the type's own habits, `options` what this field does differently. */
export function field(
  name: string,
  label: string,
  type: FieldType,
  byType: FieldOptions,
  options: FieldOptions = {},
): FieldSpec {
  const { required, computed, readOnly, updateOnly, createOnly, opaque, ...own } = { ...byType, ...options }
  return {
    name,
    label,
    type,
    custom: name.endsWith('__c'),
    ...USUAL_FIELD,
    ...(required && REQUIRED),
    ...(computed && COMPUTED),
    ...(readOnly && READ_ONLY),
    ...(updateOnly && UPDATE_ONLY),
    ...(createOnly && CREATE_ONLY),
    ...(opaque && OPAQUE),
    ...own,
  }
}
