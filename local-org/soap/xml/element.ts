/** An XML element as it was read, and the ways to look into it. Prefixes are gone: clients choose them as they like. */

export interface XmlElement {
  /** Local name. */
  readonly name: string
  /** Of the name; left out where nobody looks at it. */
  readonly namespace?: string
  /** Attributes by local name, namespace declarations left out: `type` is xsi:type with its prefix. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** Character data of the element itself. */
  readonly text: string
}

/** True for xsi:nil="true". */
export function isNil({ attributes }: XmlElement): boolean {
  return attributes['nil'] === 'true' || attributes['nil'] === '1'
}

/** The local part of xsi:type. */
export function typeOf({ attributes }: XmlElement): string | undefined {
  return attributes['type']?.replace(/^.*:/, '')
}

/** The first child of a name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name)
}

export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? []
}

/** The text of the first child of a name; undefined when there is none or it is nil. */
export function textIn(element: XmlElement | undefined, name: string): string | undefined {
  const child = childOf(element, name)
  return child && !isNil(child) ? child.text : undefined
}

/** The texts of all children of a name. */
export function textsIn(element: XmlElement | undefined, name: string): string[] {
  return childrenOf(element, name).flatMap((child) => (isNil(child) ? [] : child.text.trim()))
}

/** The first child of a name as an xsd:boolean; undefined when there is none. */
export function flagIn(element: XmlElement | undefined, name: string): boolean | undefined {
  const text = textIn(element, name)?.trim().toLowerCase()
  return text === undefined ? undefined : text === 'true' || text === '1'
}
