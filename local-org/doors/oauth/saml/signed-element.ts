/** XML as a signature needs it: prefixes, the place of text between elements, and which names mean what where. */

import { SaxesParser } from 'saxes'
import { OrgError } from '../../../org/index.ts'

export interface Name {
  prefix: string
  local: string
  uri: string
}

export interface SignedElement extends Name {
  attributes: (Name & { value: string })[]
  children: (SignedElement | string)[]
  /** Every prefix that has a meaning here, with it. */
  scope: Record<string, string>
}

/** The root. Throws OrgError invalid_grant for what cannot be read, document types among it. */
export function readSigned(source: string): SignedElement {
  const parser = new SaxesParser({ xmlns: true })
  const open: SignedElement[] = []
  let root: SignedElement | undefined
  const refuse = () => {
    throw new OrgError('invalid_grant', 'invalid assertion')
  }
  parser.on('error', refuse)
  parser.on('doctype', refuse)
  parser.on('opentag', ({ prefix, local, uri, attributes, ns }) => {
    const around = open.at(-1)
    const named = Object.values(attributes).filter((one) => one.prefix !== 'xmlns' && one.name !== 'xmlns')
    const element = { prefix, local, uri, attributes: named, children: [], scope: { ...around?.scope, ...ns } }
    around?.children.push(element)
    root ??= element
    open.push(element)
  })
  parser.on('closetag', () => {
    open.pop()
  })
  const keep = (text: string) => open.at(-1)?.children.push(text)
  parser.on('text', keep)
  parser.on('cdata', keep)
  parser.write(source).close()
  return root ?? refuse()
}

const isElement = (child: SignedElement | string): child is SignedElement => typeof child !== 'string'

export function elementsIn(element: SignedElement | undefined, local: string): SignedElement[] {
  return (element?.children ?? []).filter(isElement).filter((child) => child.local === local)
}

/** The element at the end of a path of names, each the first of its name. */
export function elementAt(element: SignedElement | undefined, path: string): SignedElement | undefined {
  return path.split('/').reduce<SignedElement | undefined>((found, local) => elementsIn(found, local)[0], element)
}

/** Its own text, without the blanks around it. */
export function textOf(element: SignedElement | undefined): string {
  return (element?.children ?? [])
    .filter((child) => typeof child === 'string')
    .join('')
    .trim()
}

export function attributeOf(element: SignedElement | undefined, local: string): string {
  return element?.attributes.find((one) => one.local === local)?.value ?? ''
}
