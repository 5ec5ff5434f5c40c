/** Fields that point to other records. */
import { type FieldOptions, type FieldSpec, field } from './field.ts'

export interface LinkOptions extends FieldOptions {
  /** Name of this object's rows in the parent's list of children: 'Contacts'. */
  children?: string
}

/** The id of a record of one of the objects `to`; when that record goes, this field is emptied unless said otherwise. */
export function reference(
  name: string,
  label: string,
  to: string | readonly string[],
  options?: LinkOptions,
): FieldSpec {
  const { children, ...rest } = options ?? {}
  const byType: FieldOptions = {
    length: 18,
    referenceTo: typeof to === 'string' ? [to] : [...to],
    relationshipName: relationshipName(name),
    onParentDelete: 'setNull',
  }
  return field(name, label, 'reference', byType, children ? { childRelationshipName: children, ...rest } : rest)
}

/** The parent a row cannot live without: it goes when the parent goes, and takes its sharing from it. */
export function masterDetail(name: string, label: string, to: string, options?: LinkOptions): FieldSpec {
  const habits = { required: true, updateable: false, masterDetail: true, onParentDelete: 'cascade' } as const
  return reference(name, label, to, { ...habits, ...options })
}

/** Who owns the record: the running user unless another is given. */
export function owner(to: string | readonly string[] = 'User', label = 'Owner ID', options?: LinkOptions): FieldSpec {
  return reference('OwnerId', label, to, { required: true, defaultedOnCreate: true, ...options })
}

/** On a record that lost a merge: the record that won. */
export function masterRecord(object: string): FieldSpec {
  return reference('MasterRecordId', 'Master Record ID', object, { readOnly: true })
}

/** The kind of record. Nobody sees the field before the object has record types. */
export function recordType(): FieldSpec {
  return reference('RecordTypeId', 'Record Type ID', 'RecordType', { permissionable: false })
}

/** AccountId -> Account, Account__c -> Account__r. */
function relationshipName(name: string): string {
  return name.endsWith('__c') ? `${name.slice(0, -1)}r` : name.replace(/Id$/, '')
}
