/** Brings what an operation answers into the form its version's WSDL has: strict readers refuse any other order, and what they do not know. */

import { Tagged, type Xml } from '../xml/write-xml.ts'
import { noValue } from './no-value.ts'
import type { Member } from './notation.ts'
import { allMembers } from './vocabulary.ts'

/** A value of a type of the data APIs, or a list of them. What is of no known type is left as it is. */
export function inVersion(version: number, type: string, value: Xml): Xml {
  if (isList(value)) return value.map((one) => inVersion(version, type, one))
  const members = allMembers(type)
  if (!members || typeof value !== 'object' || value === null) return value
  if (value instanceof Tagged) {
    const named = value.attributes['xsi:type'] ?? type
    return new Tagged(value.attributes, inVersion(version, allMembers(named) ? named : type, value.content))
  }
  const told = members
    .filter(({ since }) => since <= version)
    .map((member) => [member.name, of(version, member, value)])
  return Object.fromEntries(told)
}

function of(version: number, member: Member, values: { readonly [member: string]: Xml }): Xml {
  const value = values[member.name]
  const isNothing = value === undefined || (value === null && member.least === 0 && !member.nillable)
  return isNothing ? noValue(member) : inVersion(version, member.type, value)
}

function isList(value: Xml): value is readonly Xml[] {
  return Array.isArray(value)
}
