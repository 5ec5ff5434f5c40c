/** What changed in a window of time (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_getupdated.htm). */

import { OrgError } from '../org/index.ts'
import { objectOf } from './rows/index.ts'
import { type Answer, type Call, json, type Route } from './wire/index.ts'

const object = '/services/data/:version/sobjects/:object'

function updated(call: Call): Answer {
  const { name } = objectOf(call)
  const answer = call.instance.org.updated(call.session.userId, name, time(call, 'start'), time(call, 'end'))
  call.tally.rows += answer.ids.length
  return json({ ids: answer.ids, latestDateCovered: stamp(answer.latestDateCovered) })
}

function deleted(call: Call): Answer {
  const { name } = objectOf(call)
  const answer = call.instance.org.deleted(call.session.userId, name, time(call, 'start'), time(call, 'end'))
  call.tally.rows += answer.deletedRecords.length
  return json({
    deletedRecords: answer.deletedRecords.map(({ id, deletedDate }) => ({ deletedDate: stamp(deletedDate), id })),
    earliestDateAvailable: stamp(answer.earliestDateAvailable),
    latestDateCovered: stamp(answer.latestDateCovered),
  })
}

/** An instant of the query, in ms. A '+' that a client left unescaped arrives as a blank. */
function time(call: Call, name: string): number {
  const text = call.query.get(name)
  if (text === null) throw new OrgError('MISSING_ARGUMENT', `Missing required parameter: ${name}`)
  const ms = Date.parse(text.replace(/ (\d\d:?\d\d)$/, '+$1').replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))
  if (Number.isNaN(ms)) throw new OrgError('INVALID_REPLICATION_DATE', `${name}Date is not a valid dateTime: ${text}`)
  return ms
}

function stamp(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '+0000')
}

export const routes: Route[] = [
  { method: 'GET', path: `${object}/updated`, run: updated },
  { method: 'GET', path: `${object}/deleted`, run: deleted },
]
