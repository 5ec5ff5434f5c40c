/** One event of Change Data Capture, read. https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_event_fields_header.htm */
import { z } from 'zod'
import { type EventSchema, header } from './event-schema.ts'

export interface ChangeMessage {
  object: string
  recordIds: string[]
  /** CREATE, UPDATE, DELETE, UNDELETE, GAP_CREATE, …, GAP_OVERFLOW. */
  changeType: string
  /** Name of the program that made the change, as it calls itself; null where the org does not tell. */
  client: string | null
  /** The same for all events of a transaction. */
  transactionKey: string
  /** Its place in the transaction. */
  sequenceNumber: number
  /** Org time, epoch ms. */
  commitTimestamp: number
  /** API names of the fields an update changed, emptied ones included. */
  changed: string[]
  /** Of these, the ones that carry a difference to the former text, not the text. */
  diffed: string[]
  /** By API name, as Avro has them: dates and times are epoch ms. What an update did not change is null. */
  values: Record<string, unknown>
  /** API names of all fields that events of this object carry. */
  carried: ReadonlySet<string>
}

const list = z.array(z.string())
const headerShape = z.object({
  entityName: z.string(),
  recordIds: list,
  changeType: z.string(),
  changeOrigin: z.string().nullish(),
  transactionKey: z.string(),
  sequenceNumber: z.number(),
  commitTimestamp: z.number(),
  nulledFields: list.default([]),
  diffFields: list.default([]),
  changedFields: list.default([]),
})

/** Throws when the payload is not of the schema, or is no change event. */
export function readChange(schema: EventSchema, payload: Buffer): ChangeMessage {
  const body = schema.read(payload)
  const { entityName, nulledFields, diffFields, changedFields, changeOrigin, ...head } = headerShape.parse(body[header])
  const { carried } = schema
  return {
    object: entityName,
    ...head,
    // com/salesforce/api/rest/66.0;client=Rainmaker
    client: /;client=([^;]+)/.exec(changeOrigin ?? '')?.[1] ?? null,
    changed: [...new Set([...schema.named(changedFields), ...schema.named(nulledFields)])],
    diffed: schema.named(diffFields),
    values: schema.flat(body),
    carried,
  }
}
