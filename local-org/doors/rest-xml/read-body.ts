/** The XML body of a REST call as the JSON value it stands for. */

import { isNil, readXml, type XmlElement } from '../../soap/index.ts'
import { type Answer, json } from '../wire/index.ts'

/** Elements that stand for lists even when there is only one of them. */
const lists = new Set(['records', 'requests', 'batchRequests', 'compositeRequest', 'inputs', 'ids', 'fields'])
/** Attributes that JSON carries in `attributes`. */
const described = ['type', 'referenceId', 'url']

/** The value of the root element, whose own name does not matter. Answers with a refusal when the text is no XML. */
export function readXmlBody(body: Buffer): { value: unknown } | { refusal: Answer } {
  try {
    return { value: jsonOf(readXml(body.toString('utf8'))) }
  } catch (failure) {
    const message = failure instanceof Error ? failure.message : String(failure)
    return { refusal: json([{ message, errorCode: 'XML_PARSER_ERROR' }], 400) }
  }
}

function jsonOf(element: XmlElement): unknown {
  if (isNil(element)) return null
  const attributes = Object.fromEntries(
    described.flatMap((name) => (element.attributes[name] === undefined ? [] : [[name, element.attributes[name]]])),
  )
  const isRecord = Object.keys(attributes).length > 0
  if (element.children.length === 0 && !isRecord) return element.text
  return { ...(isRecord ? { attributes } : {}), ...membersOf(element) }
}

function membersOf({ children }: XmlElement): Record<string, unknown> {
  const members: Record<string, unknown> = {}
  for (const child of children) {
    const value = jsonOf(child)
    const before = members[child.name]
    if (before === undefined) members[child.name] = lists.has(child.name) ? [value] : value
    else members[child.name] = Array.isArray(before) ? [...before, value] : [before, value]
  }
  return members
}
