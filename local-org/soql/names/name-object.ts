/**
 * The `Name` entity: what a relationship that may lead to several objects shows of whichever record it leads to.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_name.htm
 */
import {
  type FieldDef,
  type FieldType,
  type ObjectDef,
  type OrgView,
  type Row,
  USUAL_FIELD,
  type Value,
} from '../../org/index.ts'
import { fieldReader } from '../values/read-field.ts'

function nameField(name: string, type: FieldType, more: Partial<FieldDef> = {}): FieldDef {
  return {
    ...USUAL_FIELD,
    name,
    label: name,
    type,
    length: type === 'id' || type === 'reference' ? 18 : 255,
    createable: false,
    updateable: false,
    nameField: name === 'Name',
    custom: false,
    permissionable: false,
    ...more,
  }
}

const FIELDS: FieldDef[] = [
  nameField('Id', 'id'),
  nameField('Name', 'string'),
  nameField('Type', 'picklist'),
  nameField('FirstName', 'string'),
  nameField('LastName', 'string'),
  nameField('Title', 'string'),
  nameField('Email', 'email'),
  nameField('Phone', 'phone'),
  nameField('Alias', 'string'),
  nameField('Username', 'string'),
  nameField('IsActive', 'boolean'),
  nameField('ProfileId', 'reference', { referenceTo: ['Profile'], relationshipName: 'Profile' }),
  nameField('UserRoleId', 'reference', { referenceTo: ['UserRole'], relationshipName: 'UserRole' }),
]

export const NAME_OBJECT: ObjectDef = Object.freeze({
  name: 'Name',
  label: 'Name',
  labelPlural: 'Names',
  keyPrefix: null,
  custom: false,
  createable: false,
  updateable: false,
  deletable: false,
  undeletable: false,
  mergeable: false,
  queryable: false,
  retrieveable: false,
  searchable: false,
  layoutable: false,
  triggerable: false,
  replicateable: false,
  feedEnabled: false,
  mruEnabled: false,
  fields: FIELDS,
  childRelationships: [],
})

type Read = (row: Row) => Value

function readerFor(org: OrgView, target: ObjectDef, field: FieldDef): Read {
  if (field.name === 'Type') return () => target.name
  const own = field.nameField ? target.fields.find((candidate) => candidate.nameField) : org.field(target, field.name)
  return own ? fieldReader(own) : () => null
}

/** Reads a field of the Name entity from a record of any of the targets, told apart by the prefix of its id. */
export function nameReader(org: OrgView, targets: readonly ObjectDef[], field: FieldDef): Read {
  const readers = new Map(targets.map((target) => [target.keyPrefix, readerFor(org, target, field)]))
  return (row) => readers.get(row.Id.slice(0, 3))?.(row) ?? null
}
