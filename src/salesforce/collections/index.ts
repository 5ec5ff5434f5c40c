/** Set-wise writes and reads of rows. */
import type { Caller } from '../call.ts'
import type { Salesforce } from '../salesforce.ts'
import type { Waits } from '../waits.ts'
import { retrieveRows } from './retrieve.ts'
import { sendRows } from './send.ts'
import { creating, deleting, updating, upserting } from './sets.ts'

type SetWise = Pick<Salesforce, 'create' | 'update' | 'upsert' | 'delete' | 'retrieve'>

/** https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobjects_collections.htm */
export function collecting(caller: Caller, waits: Waits): SetWise {
  const sender = { caller, waits }
  return {
    create: (rows) => sendRows(sender, creating, rows),
    update: (rows, ahead) => sendRows(sender, updating, rows, ahead),
    upsert: (object, field, rows, ahead) => sendRows(sender, upserting(object, field), rows, ahead),
    delete: (ids) => sendRows(sender, deleting, ids),
    retrieve: (object, ids, fields) => retrieveRows(caller, object, ids, fields),
  }
}
