/**
 * Deployed components as they came: a definition says more than the org needs to work (descriptions, help, how a field is
 * shown), and a client that reads wants it back. They lie with the rules, which keep and journal what they are given.
 */

import { isDeepStrictEqual } from 'node:util'
import { type Facts, mapTexts } from './facts.ts'
import type { Ground } from './ground.ts'

export interface StoredComponent {
  facts: Facts
  /** Epoch ms of org time. */
  createdDate: number
  lastModifiedDate: number
  createdById: string
  lastModifiedById: string
}

/** Where components lie. */
export type Kept = Pick<Ground, 'org'>

const key = (type: string, fullName: string) => `${type} ${fullName}`

/** Every component was put there by this file. */
const component = (value: object | undefined) => value as StoredComponent | undefined

/** What was deployed under the name. */
export function storedComponent({ org }: Kept, type: string, fullName: string): StoredComponent | undefined {
  return component(org.components.get(key(type, fullName)))
}

/** Names of the deployed components of a type. */
export function storedNames({ org }: Kept, type: string): string[] {
  const start = key(type, '')
  return [...org.components.keys()].flatMap((name) => (name.startsWith(start) ? name.slice(start.length) : []))
}

/** Keeps a component, new or changed. */
export function storeComponent(
  ground: Pick<Ground, 'org' | 'userId'>,
  type: string,
  fullName: string,
  facts: Facts,
): void {
  const now = ground.org.clock.now()
  const { userId } = ground
  const known = storedComponent(ground, type, fullName) ?? { createdDate: now, createdById: userId }
  ground.org.setComponent(key(type, fullName), { ...known, facts, lastModifiedDate: now, lastModifiedById: userId })
}

/** Forgets a component. */
export function dropComponent({ org }: Kept, type: string, fullName: string): void {
  if (org.components.has(key(type, fullName))) org.setComponent(key(type, fullName), null)
}

/** Forgets an object's component and those that stand in it. */
export function dropFamily({ org }: Ground, object: string): void {
  for (const name of [...org.components.keys()]) {
    const own = name.slice(name.indexOf(' ') + 1)
    if (name === key('CustomObject', object) || own.startsWith(`${object}.`)) org.setComponent(name, null)
  }
}

/** An object's new name, in the names of components and wherever components speak of it. */
export function renameFamily({ org }: Ground, from: string, to: string): void {
  const renamed = (name: string) =>
    name === from || name.startsWith(`${from}.`) ? `${to}${name.slice(from.length)}` : name
  for (const [name, value] of [...org.components]) {
    const [type = '', fullName = ''] = name.split(/ (.*)/s)
    const known = component(value)
    if (!known) continue
    const facts = mapTexts(known.facts, renamed)
    const next = key(type, renamed(fullName))
    if (next === name && isDeepStrictEqual(facts, known.facts)) continue
    org.setComponent(name, null)
    org.setComponent(next, { ...known, facts })
  }
}
