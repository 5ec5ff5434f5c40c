/** Writes the REST describes as XML: the same facts, in the order of the WSDL. */

import { describeBriefly, describeObject } from '../../doors/describe/index.ts'
import type { ObjectDef } from '../../org/index.ts'
import type { SoapCall } from '../soap-call.ts'
import { typed, type Xml } from '../xml/write-xml.ts'
import {
  childMembers,
  choiceMembers,
  fieldMembers,
  globalMembers,
  objectMembers,
  recordTypeMembers,
  scopeMembers,
} from './members.ts'

type Facts = Record<string, unknown>
type Writer = (value: unknown, owner: Facts) => Xml

/** DescribeGlobalSObjectResult. */
export function writeBriefDescribe(call: SoapCall, object: ObjectDef): Xml {
  return inOrder(globalMembers, { ...describeBriefly(call, object), idEnabled: true })
}

/** DescribeSObjectResult. */
export function writeDescribe(call: SoapCall, object: ObjectDef): Xml {
  const facts = describeObject(call, object)
  const urls = facts['urls'] as Record<string, string>
  return inOrder(objectMembers, {
    ...facts,
    idEnabled: true,
    urlDetail: urls['uiDetailTemplate'],
    urlEdit: urls['uiEditTemplate'],
    urlNew: urls['uiNewRecord'],
  })
}

/** How members that are more than a text, number or flag are written. */
const writers: Record<string, Writer> = {
  fields: (value) => listed(fieldMembers, value),
  childRelationships: (value) => listed(childMembers, value),
  recordTypeInfos: (value) => listed(recordTypeMembers, value),
  supportedScopes: (value) => listed(scopeMembers, value),
  picklistValues: (value) => listed(choiceMembers, value),
  defaultValue: (value, owner) => ('picklistValues' in owner ? anyType(value) : plain(value)),
}

function listed(members: string[], value: unknown): Xml {
  return (value as Facts[]).map((facts) => inOrder(members, facts))
}

function inOrder(members: string[], facts: Facts): Xml {
  const written: Record<string, Xml> = {}
  for (const member of members) {
    const name = member.replace('?', '')
    const value = facts[name] ?? null
    if (value !== null) written[name] = (writers[name] ?? plain)(value, facts)
    else if (member === name) written[name] = null
  }
  return written
}

/** The default value of a field may be of any type and says of which. */
function anyType(value: unknown): Xml {
  const types: Record<string, string> = { boolean: 'xsd:boolean', number: 'xsd:double' }
  return typed(types[typeof value] ?? 'xsd:string', plain(value, {}))
}

const plain: (value: unknown, owner?: Facts) => Xml = (value) => {
  if (Array.isArray(value)) return value.map((item) => plain(item))
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value)
}
