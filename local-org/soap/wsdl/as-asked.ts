/** Reads what an operation is asked by its place where it is asked one thing only: some clients call that as they like. */

import type { Dialect } from '../dialect.ts'
import type { XmlElement } from '../xml/element.ts'
import { repliesOf } from './vocabulary.ts'

/** The operation's element with its one thing called as in the WSDL. [K] From what widely used clients send: SOAP::Lite makes names up. */
export function asAsked({ vocabulary }: Dialect, operation: XmlElement): XmlElement {
  const name = vocabulary && repliesOf(vocabulary).asked.get(operation.name)
  if (name === undefined) return operation
  return { ...operation, children: operation.children.map((child) => ({ ...child, name })) }
}
