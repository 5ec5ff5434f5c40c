/** A small describe of leads, for tests of checking. */
import type { FieldDescribe, ObjectDescribe } from '../../salesforce/index.ts'

const plain: FieldDescribe = {
  name: '',
  label: '',
  type: 'string',
  length: 80,
  precision: 0,
  scale: 0,
  nillable: true,
  createable: true,
  updateable: true,
  filterable: true,
  sortable: true,
  defaultedOnCreate: false,
  unique: false,
  externalId: false,
  idLookup: false,
  custom: false,
  calculated: false,
  permissionable: true,
  restrictedPicklist: false,
  referenceTo: [],
  relationshipName: null,
  picklistValues: [],
}

/** One field; what is not said is that of a plain text of 80 characters. */
export function aField(name: string, more: Partial<FieldDescribe> = {}): FieldDescribe {
  return { ...plain, name, label: name.replace(/__c$/, '').replaceAll('_', ' '), ...more }
}

export const choices = (...values: string[]) =>
  values.map((value) => ({ value, label: value, active: true, defaultValue: false }))

export const leadDescribe: ObjectDescribe = {
  name: 'Lead',
  label: 'Lead',
  labelPlural: 'Leads',
  keyPrefix: '00Q',
  custom: false,
  createable: true,
  updateable: true,
  deletable: true,
  queryable: true,
  searchable: true,
  replicateable: true,
  undeletable: true,
  recordTypes: [],
  fields: [
    aField('Id', { type: 'id', createable: false, updateable: false, nillable: false, defaultedOnCreate: true }),
    aField('LastName', { nillable: false }),
    aField('Company', { nillable: false }),
    aField('Email', { type: 'email' }),
    aField('Status', {
      type: 'picklist',
      nillable: false,
      defaultedOnCreate: true,
      picklistValues: choices('Open', 'Working'),
    }),
    aField('Rating', { type: 'picklist', picklistValues: choices('Hot', 'Cold') }),
    aField('Region__c', { type: 'picklist', restrictedPicklist: true, picklistValues: choices('North', 'South') }),
    aField('Name', { createable: false, updateable: false, calculated: true }),
    aField('OwnerId', {
      type: 'reference',
      referenceTo: ['User', 'Group'],
      relationshipName: 'Owner',
      nillable: false,
      defaultedOnCreate: true,
    }),
    aField('Opt_In__c', { type: 'boolean', nillable: false, defaultedOnCreate: true }),
  ],
}
