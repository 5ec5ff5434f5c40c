/** How one object is read: which fields, and by which of them time is told. */
import { Problem } from '../../../problems.ts'
import type { ObjectDescribe } from '../../../salesforce/index.ts'
import type { Wanted } from './wanted.ts'

export interface Plan {
  object: string
  fields: string[]
  /** Field types of the describe, by name. */
  types: ReadonlyMap<string, string>
  /** SystemModstamp, where the object has it: it also moves when no user did anything. */
  stampField: string
  /** Fields triggers look at that the connected user cannot see. */
  missing: string[]
  mergeable: boolean
  /** Deleted records are rows like others for some days: of the recycle bin. */
  hasBin: boolean
  /** Salesforce keeps a list of what was deleted, emptied bins included. */
  listsDeleted: boolean
}

const always = ['Id', 'CreatedDate', 'LastModifiedDate', 'SystemModstamp', 'CreatedById', 'LastModifiedById']
const stampFields = ['SystemModstamp', 'LastModifiedDate', 'CreatedDate']
/** Parts of a compound are fields of their own; blobs cannot be queried together with other rows. */
const unread = new Set(['address', 'location', 'base64', 'complexvalue'])

/** Throws Problem `object-unknown` for an object that cannot be polled. */
export function planFor(
  wanted: Pick<Wanted, 'object' | 'watched' | 'words'>,
  describe: ObjectDescribe,
  usual: string[],
): Plan {
  const readable = describe.fields.filter((field) => !unread.has(field.type)).map((field) => field.name)
  const asked = new Set([...always, ...usual, ...wanted.watched, ...wanted.words])
  const stampField = stampFields.find((field) => readable.includes(field))
  if (!stampField || !describe.queryable) throw notPollable(wanted.object)
  return {
    object: describe.name,
    fields: readable.filter((field) => asked.has(field)),
    types: new Map(describe.fields.map(({ name, type }) => [name, type])),
    stampField,
    missing: [...wanted.watched].filter((field) => !readable.includes(field)),
    mergeable: readable.includes('MasterRecordId'),
    hasBin: describe.undeletable && readable.includes('IsDeleted'),
    listsDeleted: describe.replicateable,
  }
}

function notPollable(object: string): Problem {
  return new Problem('object-unknown', {
    what: `${object} cannot be watched: it cannot be queried by the time of change.`,
    fix: 'Choose another object, or a trigger that is pushed.',
    object,
  })
}
