/** Jobs and batches in JSON: members by name, those without a value null, instants with '+0000', as recorded; XML has an order of its own. */

import { Double } from '../wire/index.ts'

const byName = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1)

/** https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/asynch_api_quickstart_create_job.htm */
export function jobJson(job: object): object {
  return byNames({ ...job, fastPathEnabled: false })
}

/** https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/asynch_api_batches_get_info.htm */
export function batchJson(batch: object): object {
  return byNames(batch)
}

function byNames(members: object): object {
  return Object.fromEntries(
    Object.entries(members)
      .sort(byName)
      .map(([name, value]) => [name, spell(name, value)]),
  )
}

function spell(name: string, value: unknown): unknown {
  if (name === 'apiVersion') return new Double(value)
  if (name === 'createdDate' || name === 'systemModstamp') return String(value).replace('Z', '+0000')
  return value ?? null
}
