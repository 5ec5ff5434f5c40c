/** The id of a record of a known object, checked before it is sent. */
import { Problem } from '../../problems.ts'
import type { ObjectDescribe } from '../../salesforce/index.ts'
import { objectOfId, toId18 } from '../ids.ts'

/** 18 characters. Throws Problem `id-malformed` when it is no id, or the id of another object's record. */
export function recordId(describe: Pick<ObjectDescribe, 'name' | 'label' | 'keyPrefix'>, given: unknown): string {
  const id = typeof given === 'string' ? toId18(given.trim()) : null
  if (!id) {
    throw new Problem('id-malformed', {
      what: `${JSON.stringify(given) ?? 'Nothing'} is not the id of a record of ${describe.label}.`,
      fix: 'Give the 15 or 18 characters as Salesforce shows them.',
      object: describe.name,
      field: 'Id',
    })
  }
  if (describe.keyPrefix && !id.startsWith(describe.keyPrefix)) {
    throw new Problem('id-malformed', {
      what: `${id} is the id of a record of ${objectOfId(id) ?? 'another object'}, not of ${describe.label}.`,
      fix: `Give the id of a record of ${describe.label}; it begins with ${describe.keyPrefix}.`,
      object: describe.name,
      field: 'Id',
    })
  }
  return id
}
