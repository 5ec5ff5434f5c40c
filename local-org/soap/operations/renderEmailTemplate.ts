/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_renderemailtemplate.htm */

import { deskOf } from '../../mail/desk.ts'
import { mergeFields } from '../../mail/merge-fields.ts'
import { OrgError } from '../../org/index.ts'
import { readSubjects } from '../mail/read-subjects.ts'
import type { Operation } from '../operation.ts'
import { writeError } from '../records/write-result.ts'
import type { SoapCall } from '../soap-call.ts'
import { childrenOf, flagIn, type XmlElement } from '../xml/element.ts'
import { escapeXml, type Xml } from '../xml/write-xml.ts'

/** Each request stands for itself, and so does each text in it. */
export default {
  run: (call, args) => childrenOf(args, 'renderRequests').map((request) => render(call, request)),
} satisfies Operation

function render(call: SoapCall, request: XmlElement): Xml {
  try {
    const subjects = readSubjects(call, request)
    const spell = flagIn(request, 'escapeHtmlInMergeFields') ? escapeXml : undefined
    const bodies = childrenOf(request, 'templateBodies').map(({ text }) => {
      const { merged, faults } = mergeFields(deskOf(call), text, subjects, spell)
      const success = faults.length === 0
      return { errors: faults.map((fault) => ({ ...fault })), mergedBody: success ? merged : null, success }
    })
    return { bodyResults: bodies, errors: [], success: true }
  } catch (refusal) {
    if (!(refusal instanceof OrgError)) throw refusal
    return { bodyResults: [], errors: writeError(refusal), success: false }
  }
}
