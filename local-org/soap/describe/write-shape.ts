/** Writes what REST answers as JSON in the form of a type of the WSDL: its members, in its order, as far as the version has them. */

import { javaDouble } from '../../org/index.ts'
import { noValue } from '../wsdl/no-value.ts'
import type { Member } from '../wsdl/notation.ts'
import { repliesOf } from '../wsdl/vocabulary.ts'
import { typed, type Xml } from '../xml/write-xml.ts'

const allMembers = (type: string) => repliesOf('data').members.get(type)

export type Facts = Readonly<Record<string, unknown>>

/** A value of a type of a version's WSDL ('60.0'), or a list of them. What the type does not name is left out. */
export function writeShape(version: string, type: string, value: unknown): Xml {
  if (Array.isArray(value)) return value.map((one) => writeShape(version, type, one))
  return isFacts(value) ? inOrder(Number(version), allMembers(type) ?? [], value) : null
}

/** Strict readers refuse what their WSDL has not, so what came later is left out. */
function inOrder(version: number, members: readonly Member[], facts: Facts): Xml {
  const known = members.filter(({ since }) => since <= version)
  return Object.fromEntries(known.map((member) => [member.name, writeMember(version, member, facts[member.name])]))
}

function writeMember(version: number, member: Member, value: unknown): Xml {
  if (value === null || value === undefined) return noValue(member)
  if (member.type === 'anyType') return anyType(value)
  // REST calls the namespace of compound types `urn`.
  if (member.type === 'soapType') return String(value).replace(/^urn:/, 'tns:')
  if (member.type === 'double' && typeof value === 'number') return javaDouble(value)
  return allMembers(member.type) ? writeShape(String(version), member.type, value) : plain(value)
}

export function isFacts(value: unknown): value is Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A value that may be of any type says of which. */
function anyType(value: unknown): Xml {
  const types: Record<string, string> = { boolean: 'xsd:boolean', number: 'xsd:double' }
  return typed(types[typeof value] ?? 'xsd:string', plain(value))
}

function plain(value: unknown): Xml {
  if (Array.isArray(value)) return value.map(plain)
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value)
}
