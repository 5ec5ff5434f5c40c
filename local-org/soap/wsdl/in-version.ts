/** Brings what an operation answers into the form its version's WSDL has: strict readers refuse any other order, and what they do not know. */

import type { Dialect } from '../dialect.ts'
import { Tagged, type Xml } from '../xml/write-xml.ts'
import { noValue } from './no-value.ts'
import type { Member } from './notation.ts'
import { type Replies, repliesOf } from './vocabulary.ts'

/** The answer of an operation of a version ('60.0'). Of APIs whose answers are written in this form already, it is left as it is. */
export function inVersion({ vocabulary }: Dialect, version: string, operation: string, answer: Xml): Xml {
  if (vocabulary === undefined) return answer
  const replies = repliesOf(vocabulary)
  const type = replies.results.get(operation)
  return type === undefined ? answer : conform({ replies, version: Number(version) }, type, answer)
}

interface Form {
  replies: Replies
  version: number
}

/** A value of a type, or a list of them. What is of no known type is left as it is. */
function conform(form: Form, type: string, value: Xml): Xml {
  if (isList(value)) return value.map((one) => conform(form, type, one))
  const { members } = form.replies
  const known = members.get(type)
  if (!known || typeof value !== 'object' || value === null) return value
  if (value instanceof Tagged) {
    const named = value.attributes['xsi:type'] ?? type
    return new Tagged(value.attributes, conform(form, members.has(named) ? named : type, value.content))
  }
  const told = known.filter(({ since }) => since <= form.version)
  return Object.fromEntries(told.map((member) => [member.name, memberOf(form, member, value)]))
}

function memberOf(form: Form, member: Member, values: { readonly [member: string]: Xml }): Xml {
  const value = values[member.name]
  const isNothing = value === undefined || (value === null && member.least === 0 && !member.nillable)
  return isNothing ? noValue(member) : conform(form, member.type, value)
}

function isList(value: Xml): value is readonly Xml[] {
  return Array.isArray(value)
}
