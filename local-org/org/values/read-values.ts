/** Turns what came over the wire into values of a row: names in any case, types, lengths, picklists, references. */
import { AUDIT_FIELDS, setsAuditFields } from '../access/audit-fields.ts'
import type { SaveContext } from '../save/parts.ts'
import type { Draft } from '../save/rule.ts'
import type { Meta } from '../schema/meta.ts'
import { type FieldDef, OrgError, type Value } from '../schema.ts'
import { READERS } from './by-type.ts'
import { readParent, readReference } from './references.ts'
import { wrongType } from './value-error.ts'

/** Throws OrgError for the first value that is refused; fields that may not be written are named all together. */
export function readValues(context: SaveContext, meta: Meta, values: unknown, kind: 'create' | 'update'): Draft {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    throw new OrgError('JSON_PARSER_ERROR', 'The HTTP entity body is required, but this request has no entity body.')
  }
  const draft: Draft = {}
  const closed: string[] = []
  for (const [key, value] of Object.entries(values)) {
    if (key === 'attributes') continue
    const field = meta.field(key)
    if (field && context.access.canRead(meta, field)) {
      if (!isWritable(context, meta, field, kind)) closed.push(field.name)
      else draft[field.name] = readValue(context, field, value, { body: values, key })
    } else {
      const parent = meta.relationship(key)
      if (!parent) throw new OrgError('INVALID_FIELD', `No such column '${key}' on sobject of type ${meta.name}`)
      draft[parent.name] = readParent(context, parent, value, { body: values, key })
    }
  }
  if (closed.length) throw notWritable(closed)
  return draft
}

function isWritable(context: SaveContext, meta: Meta, field: FieldDef, kind: 'create' | 'update'): boolean {
  if (context.options.asSystem) return true
  const isStamp = kind === 'create' && AUDIT_FIELDS.has(field.name)
  if (isStamp && (context.options.setAuditFields || setsAuditFields(context.access, meta))) return true
  const open = kind === 'create' ? field.createable : field.updateable
  return open && context.access.canEdit(meta, field)
}

function notWritable(fields: string[]): OrgError {
  return new OrgError(
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    `Unable to create/update fields: ${fields.join(', ')}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
    { fields },
  )
}

function readValue(context: SaveContext, field: FieldDef, value: unknown, place: { body: object; key: string }): Value {
  if (value === null || value === undefined) {
    if (field.type === 'boolean') throw wrongType('boolean', value, place)
    return null
  }
  if (field.type === 'reference' || field.type === 'id') return readReference(context, field, value, place)
  const truncate = context.options.truncate === true
  return READERS[field.type](field, value, { ...place, truncate, keepBlob: (bytes) => context.keepBlob(bytes) })
}
