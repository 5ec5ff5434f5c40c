/** Which fields are worth an index: decided from the field's definition, built at its first use. */
import type { FieldDef } from '../schema.ts'

/** Fields that point at few, very popular rows: an index would be large and find most of the table. */
const POPULAR = new Set(['OwnerId', 'CreatedById', 'LastModifiedById', 'RecordTypeId', 'CurrencyIsoCode'])

/** Plain texts by which people look records up. */
const LOOKED_UP = new Set([
  'Name',
  'Email',
  'Website',
  'Company',
  'LastName',
  'Phone',
  'MobilePhone',
  'Username',
  'CaseNumber',
  'ProductCode',
  'OrderNumber',
  'Subject',
  'DeveloperName',
  'MasterLabel',
])

/** Has an equality index. */
export function isEqualityIndexed(field: FieldDef): boolean {
  if (field.unique || field.externalId || field.idLookup || LOOKED_UP.has(field.name)) return true
  return (field.type === 'reference' || field.name === 'Id') && !POPULAR.has(field.name)
}

/** Has an index in order. */
export const isOrdered = (name: string): boolean =>
  name === 'SystemModstamp' || name === 'CreatedDate' || name === 'LastModifiedDate' || name === 'Id'
