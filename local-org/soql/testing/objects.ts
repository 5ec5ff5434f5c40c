/** A handful of small objects for the tests of SOQL: every field type, every kind of relationship, few fields. */
import { type FieldDef, type FieldType, type ObjectDef, USUAL_FIELD, USUAL_OBJECT } from '../../org/index.ts'

type FieldOptions = Partial<FieldDef>

function field(name: string, type: FieldType, options: FieldOptions = {}): FieldDef {
  return {
    ...USUAL_FIELD,
    name,
    label: name,
    type,
    length: 255,
    sortable: type !== 'multipicklist',
    groupable: type !== 'datetime' && type !== 'double',
    custom: /__[cs]$/.test(name),
    ...options,
  }
}

const reference = (name: string, relationshipName: string, ...referenceTo: string[]) =>
  field(name, 'reference', { relationshipName, referenceTo })

const SYSTEM = [
  field('Id', 'id'),
  field('IsDeleted', 'boolean'),
  field('CreatedDate', 'datetime'),
  field('SystemModstamp', 'datetime'),
]

const LONG_TEXT = { filterable: false, sortable: false, groupable: false, aggregatable: false }
const NAME_PART = { compoundFieldName: 'Name' }

const personName = [
  field('Name', 'string', { nameField: true, extraTypeInfo: 'personname' }),
  field('Salutation', 'picklist', NAME_PART),
  field('FirstName', 'string', NAME_PART),
  field('LastName', 'string', NAME_PART),
]

const billingAddress = [
  field('BillingAddress', 'address', { filterable: false, sortable: false, groupable: false }),
  ...['Street', 'City', 'State', 'PostalCode', 'Country'].map((part) =>
    field(`Billing${part}`, 'string', { compoundFieldName: 'BillingAddress' }),
  ),
  field('BillingLatitude', 'double', { compoundFieldName: 'BillingAddress' }),
  field('BillingLongitude', 'double', { compoundFieldName: 'BillingAddress' }),
]

const choice = (value: string, label = value) => ({ value, label, active: true, defaultValue: false })

type Child = [childSObject: string, field: string, relationshipName: string]

function object(name: string, keyPrefix: string, fields: FieldDef[], children: Child[] = []): ObjectDef {
  return {
    name,
    label: name,
    labelPlural: `${name}s`,
    keyPrefix,
    custom: name.endsWith('__c'),
    ...USUAL_OBJECT,
    fields: [...SYSTEM, ...fields],
    childRelationships: children.map(([childSObject, foreignKey, relationshipName]) => {
      return { childSObject, field: foreignKey, relationshipName }
    }),
  }
}

export const OBJECTS: readonly ObjectDef[] = [
  object(
    'Account',
    '001',
    [
      field('Name', 'string', { nameField: true }),
      field('Industry', 'picklist', { picklistValues: [choice('Tech', 'Technology'), choice('Food')] }),
      field('Rating', 'picklist'),
      field('AnnualRevenue', 'currency'),
      field('NumberOfEmployees', 'int'),
      field('Phone', 'phone'),
      field('Description', 'textarea', { length: 32000, ...LONG_TEXT }),
      ...billingAddress,
      reference('OwnerId', 'Owner', 'User'),
      reference('ParentId', 'Parent', 'Account'),
      field('Tier__c', 'multipicklist'),
      field('ExternalKey__c', 'string', { externalId: true, unique: true }),
      field('Active__c', 'boolean'),
    ],
    [
      ['Contact', 'AccountId', 'Contacts'],
      ['Opportunity', 'AccountId', 'Opportunities'],
      ['Account', 'ParentId', 'ChildAccounts'],
      ['Invoice__c', 'Account__c', 'Invoices__r'],
    ],
  ),
  object(
    'Contact',
    '003',
    [
      ...personName,
      field('Email', 'email', { idLookup: true }),
      field('Birthdate', 'date'),
      reference('AccountId', 'Account', 'Account'),
      reference('OwnerId', 'Owner', 'User'),
    ],
    [['Task', 'WhoId', 'Tasks']],
  ),
  object('Lead', '00Q', [
    ...personName,
    field('Company', 'string'),
    field('Email', 'email'),
    field('Status', 'picklist', { picklistValues: [choice('Open', 'Open - Not Contacted')] }),
    reference('OwnerId', 'Owner', 'User', 'Group'),
  ]),
  object('Opportunity', '006', [
    field('Name', 'string', { nameField: true }),
    field('StageName', 'picklist'),
    field('Amount', 'currency'),
    field('CloseDate', 'date'),
    field('IsClosed', 'boolean'),
    reference('AccountId', 'Account', 'Account'),
    reference('OwnerId', 'Owner', 'User'),
  ]),
  object('Task', '00T', [
    field('Subject', 'string', { nameField: true }),
    field('Status', 'picklist'),
    field('ReminderTime__c', 'time'),
    reference('WhoId', 'Who', 'Contact', 'Lead'),
    reference('WhatId', 'What', 'Account', 'Opportunity', 'Invoice__c'),
    reference('OwnerId', 'Owner', 'User', 'Group'),
  ]),
  object('User', '005', [
    ...personName,
    field('Username', 'string', { unique: true }),
    field('Email', 'email'),
    field('IsActive', 'boolean'),
    reference('ProfileId', 'Profile', 'Profile'),
    reference('ManagerId', 'Manager', 'User'),
  ]),
  object('Group', '00G', [field('Name', 'string', { nameField: true })]),
  object('Profile', '00e', [field('Name', 'string', { nameField: true })]),
  object(
    'Invoice__c',
    'a00',
    [
      field('Name', 'string', { nameField: true }),
      field('Total__c', 'double'),
      field('Place__c', 'location', { filterable: false, sortable: false, groupable: false }),
      field('Place__Latitude__s', 'double', { compoundFieldName: 'Place__c' }),
      field('Place__Longitude__s', 'double', { compoundFieldName: 'Place__c' }),
      reference('Account__c', 'Account__r', 'Account'),
      reference('OwnerId', 'Owner', 'User'),
    ],
    [['InvoiceLine__c', 'Invoice__c', 'Lines__r']],
  ),
  object('InvoiceLine__c', 'a01', [
    field('Name', 'string', { nameField: true }),
    field('Quantity__c', 'double'),
    reference('Invoice__c', 'Invoice__r', 'Invoice__c'),
  ]),
  object('Attachment', '00P', [
    field('Name', 'string', { nameField: true }),
    field('Body', 'base64', LONG_TEXT),
    reference('ParentId', 'Parent', 'Account', 'Contact'),
  ]),
  object('ContentDocumentLink', '06A', [
    field('ContentDocumentId', 'reference'),
    reference('LinkedEntityId', 'LinkedEntity', 'Account', 'Contact'),
  ]),
]
