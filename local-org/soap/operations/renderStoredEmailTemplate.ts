/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_renderstoredemailtemplate.htm */

import { deskOf } from '../../mail/desk.ts'
import { fillIn, templateWords } from '../../mail/template.ts'
import { OrgError } from '../../org/index.ts'
import { writeShape } from '../describe/write-shape.ts'
import { readSubjects } from '../mail/read-subjects.ts'
import type { Operation } from '../operation.ts'
import { writeError } from '../records/write-result.ts'
import type { SoapCall } from '../soap-call.ts'
import { childOf, textIn, type XmlElement } from '../xml/element.ts'
import type { Xml } from '../xml/write-xml.ts'

/** The mail the template makes for its records; a field that does not exist is left as it stands. */
export default {
  run(call, args) {
    const request = childOf(args, 'request')
    if (!request) throw new OrgError('MISSING_ARGUMENT', 'request is required')
    try {
      return { errors: [], renderedEmail: render(call, request), success: true }
    } catch (refusal) {
      if (!(refusal instanceof OrgError)) throw refusal
      return { errors: writeError(refusal), renderedEmail: null, success: false }
    }
  },
} satisfies Operation

function render(call: SoapCall, request: XmlElement): Xml {
  const subjects = readSubjects(call, request)
  const templateId = textIn(request, 'templateId')?.trim() ?? ''
  const { words } = fillIn(deskOf(call), templateWords(deskOf(call), templateId), subjects)
  const { subject, text, html } = words
  return writeShape(call.version, 'SingleEmailMessage', {
    subject,
    plainTextBody: text,
    htmlBody: html,
    targetObjectId: subjects.whoId,
    templateId,
    whatId: subjects.whatId,
  })
}
