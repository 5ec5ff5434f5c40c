/** What is kept of an object's description: as much as workflows can stumble over. */
import { z } from 'zod'
import type { ObjectDescribe } from '../../salesforce/index.ts'

const field = z.object({
  name: z.string(),
  label: z.string(),
  type: z.string(),
  length: z.number(),
  required: z.boolean(),
  createable: z.boolean(),
  updateable: z.boolean(),
  /** Values that may be written are these alone. */
  restricted: z.boolean(),
  /** Active values of a picklist. */
  values: z.array(z.string()),
})

export const snapshot = z.object({
  name: z.string(),
  queryable: z.boolean(),
  createable: z.boolean(),
  updateable: z.boolean(),
  deletable: z.boolean(),
  fields: z.array(field),
  recordTypes: z.array(z.object({ id: z.string(), name: z.string() })),
})

export type FieldSnapshot = z.infer<typeof field>
export type Snapshot = z.infer<typeof snapshot>

export function snapshotOf(describe: ObjectDescribe): Snapshot {
  const { name, queryable, createable, updateable, deletable, fields, recordTypes } = describe
  return {
    ...{ name, queryable, createable, updateable, deletable },
    fields: fields.map((one) => ({
      name: one.name,
      label: one.label,
      type: one.type,
      length: one.length,
      required: one.createable && !one.nillable && !one.defaultedOnCreate && one.type !== 'boolean',
      createable: one.createable,
      updateable: one.updateable,
      restricted: one.restrictedPicklist,
      values: one.picklistValues.filter(({ active }) => active).map(({ value }) => value),
    })),
    recordTypes: recordTypes.filter(({ active }) => active).map(({ id, name }) => ({ id, name })),
  }
}
