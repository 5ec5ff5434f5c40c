/** A REST answer in XML, for clients that ask for it (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/intro_rest_resource_examples.htm). */

import { Tagged, writeElement, type Xml } from '../../soap/index.ts'
import { type Answer, digitsOf, isObject, type Request } from '../wire/index.ts'
import { rootOf } from './root.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8"?>'
const nilNamespace = { 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance' }

/** True for a client that takes XML rather than JSON, by its `Accept` header or the end of the path. */
export function wantsXml({ headers: { accept = '' } }: Pick<Request, 'headers'>): boolean {
  return /\bxml\b/i.test(accept) && !/json|\*\/\*/i.test(accept)
}

/** The same answer with its JSON as XML; others, and those without a body, stay as they are. */
export function toXmlAnswer(answer: Answer, resource: string | undefined): Answer {
  if (answer.body.kind !== 'json') return answer
  // What is serialised by its own toJSON must be plain before it is walked through.
  const value: unknown = JSON.parse(JSON.stringify(answer.body.value) ?? 'null')
  const { root, item } = rootOf(value, answer.status, resource)
  const content = item === undefined || !Array.isArray(value) ? toXml(value) : { [item]: value.map(toXml) }
  const bare = writeElement(root, content)
  const text = declaration + (bare.includes(' xsi:nil="true"') ? writeElement(root, withNamespace(content)) : bare)
  return { ...answer, body: { kind: 'text', type: 'application/xml;charset=UTF-8', text } }
}

/** What knows a null names where the word for it comes from; else the root stands alone [recorded of limits]. */
function withNamespace(content: Xml): Xml {
  if (!(content instanceof Tagged)) return new Tagged(nilNamespace, content)
  return new Tagged({ ...nilNamespace, ...content.attributes }, content.content)
}

/** Members become elements; what JSON has in `attributes` become attributes, as on records. */
function toXml(value: unknown): Xml {
  if (Array.isArray(value)) return value.map(toXml)
  if (isObject(value)) return ofMembers(value)
  if (typeof value === 'string') return digitsOf(value)
  return typeof value === 'number' || typeof value === 'boolean' ? value : null
}

function ofMembers({ attributes, ...members }: Record<string, unknown>): Xml {
  const content = Object.fromEntries(Object.entries(members).map(([name, member]) => [nameOf(name), toXml(member)]))
  if (!isObject(attributes)) return content
  return new Tagged(Object.fromEntries(Object.entries(attributes).map(([name, one]) => [name, String(one)])), content)
}

/** Keys such as ids begin with a digit, which names of elements may not. */
function nameOf(key: string): string {
  const name = key.replace(/[^\w.-]/g, '_')
  return /^[A-Za-z_]/.test(name) ? name : `_${name}`
}
