/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_merge.htm */

import { saveOptions } from '../../doors/wire/index.ts'
import { OrgError, to18 } from '../../org/index.ts'
import type { Operation } from '../operation.ts'
import { readRecord, refuseTooMany } from '../records/read-record.ts'
import { writeError } from '../records/write-result.ts'
import type { SoapCall } from '../soap-call.ts'
import { childOf, childrenOf, textsIn, type XmlElement } from '../xml/element.ts'
import type { Xml } from '../xml/write-xml.ts'

export default {
  run(call, args) {
    const requests = childrenOf(args, 'mergeRequests')
    refuseTooMany(requests.length)
    return requests.map((request) => mergeOne(call, request))
  },
} satisfies Operation

function mergeOne(call: SoapCall, request: XmlElement): Xml {
  const { org } = call.instance
  const master = childOf(request, 'masterRecord')
  if (!master) throw new OrgError('MISSING_ARGUMENT', 'masterRecord is required')
  const { object, id: masterId = '', values } = readRecord(call, master)
  const mergeIds = textsIn(request, 'recordToMergeIds')
  call.tally.rows += 1 + mergeIds.length
  try {
    const fault = call.faults?.refuse(object.name, to18(masterId) ?? masterId)
    if (fault) throw fault
    const wish = { object: object.name, masterId, masterValues: values, mergeIds }
    const merged = org.merge(call.session.userId, wish, saveOptions(call))
    const { id, mergedRecordIds, updatedRelatedIds } = merged
    return { id, mergedRecordIds, success: true, updatedRelatedIds }
  } catch (refusal) {
    if (!(refusal instanceof OrgError)) throw refusal
    return { errors: writeError(refusal), id: null, success: false }
  }
}
