/** Writes what REST answers as JSON in the order of a type of the WSDL. */

import { typed, type Xml } from '../xml/write-xml.ts'
import { type ShapeName, shapes } from './shapes.ts'

export type Facts = Readonly<Record<string, unknown>>

/** A value of a type of a version's WSDL ('60.0'), or a list of them. What the type does not name is left out. */
export function writeShape(version: string, name: ShapeName, value: unknown): Xml {
  if (Array.isArray(value)) return value.map((one) => writeShape(version, name, one))
  return isFacts(value) ? inOrder(version, shapes[name], value) : null
}

function inOrder(version: string, members: readonly string[], facts: Facts): Xml {
  const written: Record<string, Xml> = {}
  for (const member of members) {
    const [told = '', shape] = member.split(':')
    const [named = '', since = '0'] = told.split('@')
    if (Number(version) < Number(since)) continue
    const name = named.replace('?', '')
    const value = facts[name] ?? null
    if (value !== null) written[name] = writeMember(version, shape, value)
    else if (named === name) written[name] = null
  }
  return written
}

function writeMember(version: string, shape: string | undefined, value: unknown): Xml {
  if (shape === 'Any') return anyType(value)
  return isShape(shape) ? writeShape(version, shape, value) : plain(value)
}

function isShape(shape: string | undefined): shape is ShapeName {
  return shape !== undefined && shape in shapes
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
