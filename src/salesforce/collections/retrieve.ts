/** Reads rows by their ids, set-wise. */
import { z } from 'zod'
import { checked, record } from '../answers.ts'
import type { Caller } from '../call.ts'
import { composite, type PartAnswer, partsPerComposite, pieces } from '../composite.ts'
import type { FieldValues } from '../records.ts'
import { refusalOf } from '../refusals/index.ts'
import type { RestCall } from '../salesforce.ts'

const idsPerCollection = 200
const rows = z.array(record.nullable())

/** In the ids' order, null where there is no such row for the connected user. */
export async function retrieveRows(
  caller: Caller,
  object: string,
  ids: string[],
  fields: string[],
): Promise<(FieldValues | null)[]> {
  const parts = pieces(ids, idsPerCollection).map((some) => retrieveCall(object, some, fields))
  const [only] = parts
  if (only && parts.length === 1) return checked(rows, (await caller.call(only)).body, 'a read of rows')
  const answers = await Promise.all(pieces(parts, partsPerComposite).map((five) => composite(caller, five)))
  return answers.flat().flatMap((answer) => rowsOf(answer, object))
}

/** A read, though it goes by POST: the ids need the room. */
function retrieveCall(object: string, ids: string[], fields: string[]): RestCall {
  const path = `/composite/sobjects/${encodeURIComponent(object)}`
  return { method: 'POST', path, write: false, body: { ids, fields } }
}

function rowsOf({ status, body }: PartAnswer, object: string): (FieldValues | null)[] {
  if (status !== 200) throw refusalOf(body, status, { object })
  return checked(rows, body, 'a read of rows')
}
