/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_process.htm */

import { OrgError } from '../../org/index.ts'
import type { Operation } from '../operation.ts'
import { writeError } from '../records/write-result.ts'
import { childrenOf, textIn, type XmlElement } from '../xml/element.ts'
import type { Xml } from '../xml/write-xml.ts'

/** No object has an approval process, so nothing can be submitted and nobody has anything to approve. */
export default {
  run(call, args) {
    call.tally.lacking = 'approval processes'
    return childrenOf(args, 'actions').map(refuse)
  },
} satisfies Operation

function refuse(request: XmlElement): Xml {
  const entityId = textIn(request, 'objectId')?.trim() || null
  const error =
    entityId === null
      ? new OrgError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id')
      : new OrgError('NO_APPLICABLE_PROCESS', 'No applicable approval process was found.')
  const errors = [writeError(error)]
  return { actorIds: [], entityId, errors, instanceId: null, instanceStatus: null, newWorkitemIds: [], success: false }
}
