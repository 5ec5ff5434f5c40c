/** Which of the needed rights on one object the connected user lacks, as its describe tells. */
import type { FieldDescribe, ObjectDescribe } from '../../salesforce/index.ts'
import type { Need } from './need.ts'

export interface MissingRight {
  /** `Lead` or `Lead.Rating`. */
  path: string
  what: string
  fix: string
}

const objectRight: Record<Need['access'], (object: ObjectDescribe) => boolean> = {
  read: ({ queryable }) => queryable,
  create: ({ createable }) => createable,
  update: ({ updateable }) => updateable,
  delete: ({ deletable }) => deletable,
}
const fieldRight: Record<Need['access'], (field: FieldDescribe) => boolean> = {
  read: () => true,
  create: ({ createable }) => createable,
  update: ({ updateable }) => updateable,
  delete: () => true,
}

export function missingRights(describe: ObjectDescribe, needs: Need[]): MissingRight[] {
  const fields = new Map(describe.fields.map((field) => [field.name.toLowerCase(), field]))
  return needs.flatMap(({ access, fields: named }) => {
    const object = objectRight[access](describe) ? [] : [missingObjectRight(describe.name, access)]
    const lacking = named.filter((name) => !isAllowed(fields.get(name.toLowerCase()), access))
    return [...object, ...lacking.map((name) => missingField(describe.name, name, access, fields))]
  })
}

function isAllowed(field: FieldDescribe | undefined, access: Need['access']): boolean {
  return field !== undefined && fieldRight[access](field)
}

function missingObjectRight(object: string, access: Need['access']): MissingRight {
  return {
    path: object,
    what: `The connected user may not ${access} ${object} records.`,
    fix: `Give the user the object permission "${access === 'update' ? 'Edit' : access}" on ${object}.`,
  }
}

function missingField(object: string, name: string, access: Need['access'], known: Map<string, unknown>): MissingRight {
  const seen = known.has(name.toLowerCase())
  return {
    path: `${object}.${name}`,
    what: seen
      ? `The connected user may not ${access} ${object}.${name}.`
      : `${object} has no field ${name} that the connected user can see.`,
    fix: seen
      ? `Give the user edit access to ${object}.${name}; a formula or system field has to be left out of the workflow.`
      : `Check the name (custom fields end in __c), or give the user access to ${object}.${name}.`,
  }
}
