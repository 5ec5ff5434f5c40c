/** A component's content as plain data, and as the element that definitions are read from. */

import { isNil, type Xml, type XmlElement } from '../soap/index.ts'

/** Members by name; repeated elements are lists. Everything is text: metadata files have no types. */
export type Facts = { [member: string]: Fact }
export type Fact = string | null | Facts | Fact[]

/** The members of an element. `fullName` and attributes are left out. */
export function factsOf(element: XmlElement): Facts {
  const facts: Facts = {}
  for (const child of element.children) {
    if (child.name === 'fullName') continue
    const fact = factOf(child)
    const known = facts[child.name]
    facts[child.name] = known === undefined ? fact : Array.isArray(known) ? [...known, fact] : [known, fact]
  }
  return facts
}

function factOf(element: XmlElement): Fact {
  if (isNil(element)) return null
  if (element.children.length === 0) return element.text
  const named = element.children.find(({ name }) => name === 'fullName')
  return { ...(named ? { fullName: named.text } : {}), ...factsOf(element) }
}

/** The members of a JSON object, all as text. */
export function factsOfJson(value: unknown): Facts {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, factOfJson(member)]))
}

function factOfJson(value: unknown): Fact {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) return value.map(factOfJson)
  return typeof value === 'object' ? factsOfJson(value) : String(value)
}

/** Facts as XML: nil members are left out, as reading a component leaves them out. */
export function toXml(facts: Facts): { [member: string]: Xml } {
  const entries = Object.entries(facts).filter(([, fact]) => fact !== null)
  return Object.fromEntries(entries.map(([name, fact]) => [name, xmlOf(fact)]))
}

function xmlOf(fact: Fact): Xml {
  if (fact === null || typeof fact === 'string') return fact
  return Array.isArray(fact) ? fact.map(xmlOf) : toXml(fact)
}

/** The same facts with every text changed. */
export function mapTexts(facts: Facts, change: (text: string) => string): Facts {
  const mapped = (fact: Fact): Fact => {
    if (fact === null) return null
    if (typeof fact === 'string') return change(fact)
    return Array.isArray(fact) ? fact.map(mapped) : mapTexts(fact, change)
  }
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, mapped(fact)]))
}

/** A member as text; undefined when there is none. */
export function factText(facts: Facts, name: string): string | undefined {
  const fact = facts[name]
  return typeof fact === 'string' ? fact : undefined
}

/** A member as a flag. */
export function factFlag(facts: Facts, name: string): boolean {
  return factText(facts, name)?.trim().toLowerCase() === 'true'
}

/** A member that may stand once or often, as a list of facts. */
export function factList(facts: Facts, name: string): Facts[] {
  const fact = facts[name]
  const list = Array.isArray(fact) ? fact : [fact]
  return list.filter((item): item is Facts => typeof item === 'object' && item !== null && !Array.isArray(item))
}

/** A member that may stand once or often, as a list of texts. */
export function factTexts(facts: Facts, name: string): string[] {
  const fact = facts[name]
  const list = Array.isArray(fact) ? fact : [fact]
  return list.filter((item): item is string => typeof item === 'string')
}

/** The member as facts of its own. */
export function factMember(facts: Facts, name: string): Facts | undefined {
  return factList(facts, name)[0]
}
