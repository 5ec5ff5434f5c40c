/** Reads XML into elements. Document types are refused: they are how a few bytes become gigabytes, or name other files. */

import { SaxesParser } from 'saxes'
import { OrgError } from '../../org/index.ts'
import type { XmlElement } from './element.ts'

interface OpenElement extends XmlElement {
  children: XmlElement[]
  text: string
}

const deepest = 100

/** The root element. Throws OrgError UNKNOWN_EXCEPTION for what is not well-formed, as Salesforce does. */
export function readXml(source: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true })
  const open: OpenElement[] = []
  let root: XmlElement | undefined
  parser.on('error', (fault) => {
    throw unreadable(fault.message)
  })
  parser.on('doctype', () => {
    throw unreadable('DOCTYPE is not allowed')
  })
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (open.length === deepest) throw unreadable(`elements are nested more than ${deepest} deep`)
    const element: OpenElement = { name: local, namespace: uri, attributes: plain(attributes), children: [], text: '' }
    open.at(-1)?.children.push(element)
    root ??= element
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  const add = (text: string) => {
    const element = open.at(-1)
    if (element) element.text += text
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.write(source.replace(/^\uFEFF/, '')).close()
  if (!root) throw unreadable('Premature end of file.')
  return root
}

function plain(attributes: Record<string, { prefix: string; local: string; value: string }>): Record<string, string> {
  const kept = Object.values(attributes).filter(({ prefix, local }) => prefix !== 'xmlns' && local !== 'xmlns')
  return Object.fromEntries(kept.map(({ local, value }) => [local, value]))
}

function unreadable(message: string): OrgError {
  return new OrgError('UNKNOWN_EXCEPTION', message, { status: 500 })
}
