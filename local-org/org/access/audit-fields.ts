/** Who may say, when a record is made, who made it and when: holders of a permission that the settings bring (https://help.salesforce.com/s/articleView?id=000386875&type=1). */
import type { Meta } from '../schema/meta.ts'
import type { ObjectDef } from '../schema.ts'
import type { Access } from './access.ts'

/** Stamps that are then taken from whoever makes a record. */
export const AUDIT_FIELDS: ReadonlySet<string> = new Set([
  'CreatedDate',
  'CreatedById',
  'LastModifiedDate',
  'LastModifiedById',
])

/** Objects whose records may bring their stamps; custom ones may as well. */
const OBJECTS = new Set(
  `Account Attachment CampaignMember Case CaseComment Contact ContentVersion Contract Event Idea IdeaComment Lead Note
   Opportunity Question Reply Task Vote`.split(/\s+/),
)

/** Whether the user may set the stamps of a new record of the object. */
export function setsAuditFields(access: Access, { name, def }: Meta): boolean {
  return (OBJECTS.has(name) || def.custom) && access.holds('CreateAuditFields')
}

/** The definition as those see it who may. */
export function withOpenStamps(def: ObjectDef): ObjectDef {
  const fields = def.fields.map((field) => (AUDIT_FIELDS.has(field.name) ? { ...field, createable: true } : field))
  return { ...def, fields }
}
