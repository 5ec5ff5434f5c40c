/** The record types of an object, the built-in master included. */

import type { ObjectDef } from '../../org/index.ts'
import type { Call } from '../wire/index.ts'

/** Id of every object's built-in record type. */
const masterId = '012000000000000AAA'

interface RecordTypeInfo {
  active: boolean
  available: boolean
  defaultRecordTypeMapping: boolean
  developerName: string
  master: boolean
  name: string
  recordTypeId: string
  urls: { layout: string }
}

/** `recordTypeInfos` of a describe. */
export function recordTypeInfos(call: Call, object: ObjectDef): RecordTypeInfo[] {
  const layouts = `/services/data/v${call.version}/sobjects/${object.name}/describe/layouts`
  const own: RecordTypeInfo[] = []
  for (const row of call.view.object('RecordType') ? call.view.table('RecordType').all() : []) {
    if (row['SobjectType'] !== object.name) continue
    own.push({
      active: row['IsActive'] !== false,
      available: row['IsActive'] !== false,
      defaultRecordTypeMapping: false,
      developerName: String(row['DeveloperName']),
      master: false,
      name: String(row['Name']),
      recordTypeId: row.Id,
      urls: { layout: `${layouts}/${row.Id}` },
    })
  }
  const master: RecordTypeInfo = {
    active: true,
    available: true,
    defaultRecordTypeMapping: true,
    developerName: 'Master',
    master: true,
    name: 'Master',
    recordTypeId: masterId,
    urls: { layout: `${layouts}/${masterId}` },
  }
  return [...own, master]
}
