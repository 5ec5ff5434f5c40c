/** How the records of a run are now, read set-wise: one API call per five objects and some thousand records. */
import { Problem } from '../../problems.ts'
import {
  type FieldValues,
  name,
  names,
  type ObjectDescribe,
  overList,
  type Salesforce,
  soql,
} from '../../salesforce/index.ts'
import { shortId } from '../own-writes/index.ts'
import type { NetChange } from './net-change.ts'

export interface Now {
  record: FieldValues
  isDeleted: boolean
}

const always = ['Id', 'IsDeleted', 'LastModifiedDate', 'LastModifiedById', 'LastModifiedBy.Name']
const naming = ['Name', 'Subject', 'CaseNumber', 'OrderNumber', 'Title']
const unread = new Set(['base64', 'address', 'location', 'complexvalue'])

/** By short id; records the org has no longer, or does not show us, are missing. Deleted ones are there. */
export async function readNow(
  client: Salesforce,
  changes: NetChange[],
  describes: Map<string, ObjectDescribe>,
): Promise<Map<string, Now>> {
  const asked = changes.filter(({ object, recordId }) => object !== null && recordId !== null && describes.has(object))
  const soqls = [...Map.groupBy(asked, ({ object }) => object ?? '')].flatMap(([object, group]) => {
    const describe = describes.get(object)
    const selected = names(fieldsOf(group, describe?.fields.filter(({ type }) => !unread.has(type)) ?? []))
    const ids = group.map(({ recordId }) => recordId ?? '')
    return overList(ids, (list) => soql`SELECT ${selected} FROM ${name(object)} WHERE Id IN ${list}`, 18_000)
  })
  const found = new Map<string, Now>()
  for (const answer of await client.queries(soqls, { withDeleted: true })) {
    if (answer instanceof Problem) throw answer
    for (const record of answer.records) {
      found.set(shortId(String(record['Id'])), { record, isDeleted: record['IsDeleted'] === true })
    }
  }
  return found
}

function fieldsOf(group: NetChange[], fields: ObjectDescribe['fields']): string[] {
  const known = new Set(fields.map((field) => field.name))
  const isKnown = (path: string) => known.has(path) || (path === 'LastModifiedBy.Name' && known.has('LastModifiedById'))
  const changed = group.flatMap(({ before }) => Object.keys(before))
  return [...new Set([...always, ...naming, ...changed])].filter(isKnown)
}
