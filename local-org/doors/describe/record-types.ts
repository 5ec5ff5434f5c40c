/** The record types of an object, the built-in master included. */

import type { ObjectDef } from '../../org/index.ts'
import type { Call } from '../wire/index.ts'

/** Id of every object's built-in record type. */
export const masterRecordType = '012000000000000AAA'

/** Objects with pages whose records are all alike. */
const UNTYPED = new Set(['OpportunityContactRole', 'User'])

/** Whether records of an object may be of types. */
export function hasRecordTypes({ layoutable, name }: ObjectDef): boolean {
  return layoutable && !UNTYPED.has(name)
}

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

/** `recordTypeInfos` of a describe: the object's own, then the master, which is the default where no other is. */
export function recordTypeInfos(call: Call, object: ObjectDef): RecordTypeInfo[] {
  const layouts = `/services/data/v${call.version}/sobjects/${object.name}/describe/layouts`
  const { types, defaultId } = call.view.recordTypes(object.name)
  const own = types.map(({ id, name, developerName, active, available, isDefault }) => ({
    active,
    available,
    defaultRecordTypeMapping: isDefault,
    developerName,
    master: false,
    name,
    recordTypeId: id,
    urls: { layout: `${layouts}/${id}` },
  }))
  const master: RecordTypeInfo = {
    active: true,
    available: true,
    defaultRecordTypeMapping: defaultId === null,
    developerName: 'Master',
    master: true,
    name: 'Master',
    recordTypeId: masterRecordType,
    urls: { layout: `${layouts}/${masterRecordType}` },
  }
  return [...own, master]
}
