/** Writes the XML schema of one namespace of a WSDL. */

import { Tagged, writeElement, type Xml } from '../xml/write-xml.ts'
import type { Names, Section } from './names.ts'
import { anyMembers, type Member, type Operation, type Structure, type Values } from './notation.ts'

export function writeSchema(section: Section, others: readonly Section[], names: Names): string {
  const { namespace, prefix, declared } = section
  const imports = others.map((other) => new Tagged({ namespace: other.namespace }, ''))
  const pieces = declared.map((one) => {
    if (one.kind === 'call') return writeCall(one, prefix, names)
    if (one.kind === 'element') return writeElement('xsd:element', element(one, prefix, names))
    if ('members' in one) return writeElement('xsd:complexType', named(one.name, body(one, prefix, names)))
    return writeElement('xsd:simpleType', named(one.name, values(one)))
  })
  const content = `${writeElement('xsd:import', imports)}${pieces.join('\n')}`
  return `<xsd:schema elementFormDefault="qualified" targetNamespace="${namespace}">${content}</xsd:schema>`
}

/** Every operation has an element for what is asked and one for what is answered. */
function writeCall({ name, takes, gives }: Operation, prefix: string, names: Names): string {
  const wrap = (element: string, members: Member[]) =>
    named(element, { 'xsd:complexType': { 'xsd:sequence': sequence(members, prefix, names) } })
  return writeElement('xsd:element', [wrap(name, takes), wrap(`${name}Response`, gives)])
}

function named(name: string, content: Xml): Tagged {
  return new Tagged({ name }, content)
}

function element(declared: Structure, prefix: string, names: Names): Tagged {
  const { name, base } = declared
  if (base !== undefined) return new Tagged({ name, type: names.typeIn(prefix, base) }, '')
  return named(name, { 'xsd:complexType': body(declared, prefix, names) })
}

function body({ base, members }: Structure, prefix: string, names: Names): Xml {
  const own = { 'xsd:sequence': sequence(members, prefix, names) }
  if (base === undefined) return own
  return { 'xsd:complexContent': { 'xsd:extension': new Tagged({ base: names.typeIn(prefix, base) }, own) } }
}

function sequence(members: readonly Member[], prefix: string, names: Names): Xml {
  const any = members.some(({ name }) => name === anyMembers)
  const told = members.filter(({ name }) => name !== anyMembers)
  return {
    'xsd:element': told.map((member) => new Tagged(attributes(member, names.typeIn(prefix, member.type)), '')),
    ...(any ? { 'xsd:any': new Tagged(others, '') } : {}),
  }
}

const others = { namespace: '##targetNamespace', minOccurs: '0', maxOccurs: 'unbounded', processContents: 'lax' }

function attributes({ name, least, most, nillable }: Member, type: string): Record<string, string> {
  return {
    name,
    type,
    ...(nillable ? { nillable: 'true' } : {}),
    ...(least === 1 ? {} : { minOccurs: String(least) }),
    ...(most === 1 ? {} : { maxOccurs: most === Number.POSITIVE_INFINITY ? 'unbounded' : String(most) }),
  }
}

function values({ kind, base, values: list }: Values): Xml {
  if (kind === 'id') return { 'xsd:restriction': new Tagged({ base: 'xsd:string' }, idForm) }
  const told = list.map((value) => new Tagged({ value }, ''))
  const of = kind === 'codes' ? 'QName' : base
  return { 'xsd:restriction': new Tagged({ base: `xsd:${of}` }, { 'xsd:enumeration': told }) }
}

const idForm = {
  'xsd:length': new Tagged({ value: '18' }, ''),
  'xsd:pattern': new Tagged({ value: '[a-zA-Z0-9]{18}' }, ''),
}
