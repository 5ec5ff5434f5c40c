/** Reads the SOAP headers of a call (https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/soap_headers.htm). */

import { childOf, flagIn, textIn, type XmlElement } from './xml/element.ts'

/** How the client names itself in CallOptions. */
export function clientOf(header: XmlElement | undefined): string | undefined {
  return textIn(childOf(header, 'CallOptions'), 'client')?.trim() || undefined
}

/** AllOrNoneHeader: one refused row takes all back. */
export function isAllOrNone(header: XmlElement | undefined): boolean {
  return flagIn(childOf(header, 'AllOrNoneHeader'), 'allOrNone') ?? false
}

/** AllowFieldTruncationHeader: too long texts are cut. */
export function isTruncating(header: XmlElement | undefined): boolean {
  return flagIn(childOf(header, 'AllowFieldTruncationHeader'), 'allowFieldTruncation') ?? false
}

/** The headers that REST has as well, in its spelling. Without AssignmentRuleHeader SOAP assigns nothing, unlike REST. */
export function callHeaders(header: XmlElement | undefined): Record<string, string> {
  const headers: Record<string, string> = { 'sforce-auto-assign': assignment(childOf(header, 'AssignmentRuleHeader')) }
  const batchSize = textIn(childOf(header, 'QueryOptions'), 'batchSize')
  if (batchSize !== undefined) headers['sforce-query-options'] = `batchSize=${batchSize.trim()}`
  const duplicates = childOf(header, 'DuplicateRuleHeader')
  if (duplicates) {
    const [allowSave, details] = ['allowSave', 'includeRecordDetails'].map((name) => flagIn(duplicates, name) ?? false)
    headers['sforce-duplicate-rule-header'] = `allowSave=${allowSave}, includeRecordDetails=${details}`
  }
  const client = clientOf(header)
  if (client !== undefined) headers['sforce-call-options'] = `client=${client}`
  return headers
}

function assignment(header: XmlElement | undefined): string {
  const ruleId = textIn(header, 'assignmentRuleId')?.trim()
  return ruleId || (flagIn(header, 'useDefaultRule') ? 'TRUE' : 'FALSE')
}
