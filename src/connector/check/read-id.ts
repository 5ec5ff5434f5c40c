/** Ids of records. */
import type { FieldDescribe } from '../../salesforce/index.ts'
import { objectOfId, toId18 } from '../ids.ts'
import { problemOf } from './misfit.ts'

/** The 18-character form; an id of the wrong object is a Problem that says whose it is. */
export function readId(field: FieldDescribe, value: unknown): string {
  const id = typeof value === 'string' ? toId18(value.trim()) : null
  const wanted = field.referenceTo.join(', ')
  if (!id) {
    const fix = `Give the 15 or 18 characters as Salesforce shows them${wanted && ` (of: ${wanted})`}${orByField(field, value)}.`
    throw problemOf('id-malformed', field, value, { why: 'which takes the id of a record', fix })
  }
  const object = objectOfId(id)
  if (object && wanted && !field.referenceTo.includes(object)) {
    const why = `which takes an id of ${wanted}; this is the id of a record of ${object}`
    throw problemOf('id-malformed', field, value, { why, fix: `Give an id of ${wanted}.` })
  }
  return id
}

/** A link may say by which field of the other record it is meant, see human/link.ts. */
function orByField({ type }: FieldDescribe, value: unknown): string {
  if (type !== 'reference' || typeof value !== 'string' || value.trim() === '') return ''
  return `, or say by which field it is known: { "Name": ${JSON.stringify(value.trim().slice(0, 80))} }`
}
