/** How a member that has no value is told. */

import type { Xml } from '../xml/write-xml.ts'
import type { Member } from './notation.ts'

const blanks: Readonly<Record<string, Xml>> = { boolean: false, double: '0.0', int: 0, string: '' }

/** Nothing where none need be there, the type's blank where it may not be nil, else nil, as an id that is not there. */
export function noValue({ type, least, nillable }: Member): Xml {
  if (least === 0) return undefined
  return nillable ? null : (blanks[type] ?? null)
}
