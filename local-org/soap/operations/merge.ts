/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_merge.htm */

import { saveOptions } from '../../doors/wire/index.ts'
import { type MergeRequest, OrgError, to18 } from '../../org/index.ts'
import type { Operation } from '../operation.ts'
import { readRecord, refuseTooMany } from '../records/read-record.ts'
import { writeError } from '../records/write-result.ts'
import type { SoapCall } from '../soap-call.ts'
import { childOf, childrenOf, textsIn, type XmlElement } from '../xml/element.ts'
import type { Xml } from '../xml/write-xml.ts'

export default {
  run(call, args) {
    const elements = childrenOf(args, 'request')
    refuseTooMany(elements.length)
    // All are read before any is merged: a fault means that nothing was done.
    const requests = elements.map((element) => readRequest(call, element))
    return requests.map((request) => mergeOne(call, request))
  },
} satisfies Operation

function readRequest(call: SoapCall, element: XmlElement): MergeRequest {
  const master = childOf(element, 'masterRecord')
  if (!master) throw new OrgError('MISSING_ARGUMENT', 'masterRecord is required')
  const { object, id: masterId = '', values } = readRecord(call, master)
  return { object: object.name, masterId, masterValues: values, mergeIds: textsIn(element, 'recordToMergeIds') }
}

function mergeOne(call: SoapCall, request: MergeRequest): Xml {
  const { object, masterId, mergeIds } = request
  call.tally.rows += 1 + mergeIds.length
  try {
    const fault = call.faults?.refuse(object, to18(masterId) ?? masterId)
    if (fault) throw fault
    const merged = call.instance.org.merge(call.session.userId, request, saveOptions(call))
    const { id, mergedRecordIds, updatedRelatedIds } = merged
    return { id, mergedRecordIds, success: true, updatedRelatedIds }
  } catch (refusal) {
    if (!(refusal instanceof OrgError)) throw refusal
    return { errors: writeError(refusal), id: to18(masterId) ?? null, success: false }
  }
}
