/** A client that reads records by id as the dry run has made them: with planned values, planned records included. */
import type { FieldValues, Salesforce } from '../../salesforce/index.ts'
import { shortId } from '../own-writes/index.ts'
import { isPlanned } from './planned-id.ts'

/** `records` are planned values by short id. Queries are answered by the org alone: they do not find what is only planned. */
export function withPlanned(client: Salesforce, records: ReadonlyMap<string, FieldValues | null>): Salesforce {
  return {
    ...client,
    with: (purpose, meter) => withPlanned(client.with(purpose, meter), records),
    async retrieve(object, ids, fields) {
      const asked = ids.filter((id) => !isPlanned(id))
      const found = asked.length > 0 ? await client.retrieve(object, asked, fields) : []
      const rows = new Map(asked.map((id, at) => [id, found[at] ?? null]))
      return ids.map((id) => {
        const planned = records.get(shortId(id))
        const row = rows.get(id) ?? null
        if (planned === null) return null
        return planned ? { attributes: { type: object }, ...row, ...pick(planned, ['Id', ...fields]) } : row
      })
    },
  }
}

function pick(values: FieldValues, fields: string[]): FieldValues {
  return Object.fromEntries(fields.filter((name) => name in values).map((name) => [name, values[name]]))
}
