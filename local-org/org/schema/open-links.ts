/** Fields of every org that point at records of any custom object, too: notes and files hang on them all. */
import type { ObjectDef } from '../schema.ts'

export const OPEN_LINKS = [
  { childSObject: 'Attachment', field: 'ParentId', relationshipName: 'Attachments' },
  { childSObject: 'ContentDocumentLink', field: 'LinkedEntityId', relationshipName: 'ContentDocumentLinks' },
  { childSObject: 'Note', field: 'ParentId', relationshipName: 'Notes' },
] as const

/** Custom settings, custom metadata and platform events carry neither notes nor files. */
export function carriesFiles({ name, customSetting }: ObjectDef): boolean {
  return name.endsWith('__c') && !customSetting
}

/** The object with a field that points at one more. */
export function pointingAt(object: ObjectDef, field: string, target: string): ObjectDef {
  const fields = object.fields.map((known) =>
    known.name === field ? { ...known, referenceTo: [...(known.referenceTo ?? []), target] } : known,
  )
  return { ...object, fields }
}
