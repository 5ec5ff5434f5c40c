/** Reads the XML of answers into elements, without their prefixes. */
import { SaxesParser } from 'saxes'

export interface XmlElement {
  name: string
  text: string
  children: XmlElement[]
  isNil: boolean
}

/** The root; undefined for what is not XML, such as a proxy's page. A DOCTYPE is no answer of Salesforce's either. */
export function readXml(source: unknown): XmlElement | undefined {
  if (typeof source !== 'string') return undefined
  const parser = new SaxesParser({ xmlns: true })
  const root: XmlElement = { name: '', text: '', children: [], isNil: false }
  const open = [root]
  parser.on('opentag', ({ local, attributes }) => {
    const isNil = Object.values(attributes).some((one) => one.local === 'nil' && one.value === 'true')
    const child: XmlElement = { name: local, text: '', children: [], isNil }
    open.at(-1)?.children.push(child)
    open.push(child)
  })
  parser.on('closetag', () => void open.pop())
  parser.on('text', (text) => {
    const element = open.at(-1)
    if (element) element.text += text
  })
  let unreadable = false
  parser.on('error', () => {
    unreadable = true
  })
  parser.on('doctype', () => {
    unreadable = true
  })
  parser.write(source).close()
  return unreadable ? undefined : root.children[0]
}

/** The element a path of names leads to. */
export function find(from: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((at, name) => at?.children.find((child) => child.name === name), from)
}

/** The text of a child; undefined when there is none or it is nil. */
export function textOf(from: XmlElement | undefined, name: string): string | undefined {
  const child = find(from, name)
  return child && !child.isNil ? child.text : undefined
}

/** The texts of all children of a name. */
export function textsOf(from: XmlElement, name: string): string[] {
  return from.children.flatMap((child) => (child.name === name && !child.isNil ? child.text : []))
}
