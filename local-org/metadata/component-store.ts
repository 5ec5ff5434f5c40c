/**
 * Deployed components as they came: a definition says more than the org needs to work (descriptions, help, how a field is
 * shown), and a client that reads wants it back. They lie with the rule book, which keeps and journals what it is given.
 */

import { createHash } from 'node:crypto'
import { type RuleBook, to18 } from '../org/index.ts'
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

interface WithComponents extends RuleBook {
  metadata?: Record<string, StoredComponent>
}

const key = (type: string, fullName: string) => `${type} ${fullName}`

function all({ org }: Kept): Record<string, StoredComponent> {
  const book: WithComponents = org.rules
  return book.metadata ?? {}
}

function replace({ org }: Ground, metadata: Record<string, StoredComponent>): void {
  const changed: Partial<WithComponents> = { metadata }
  org.setRules(changed)
}

/** What was deployed under the name. */
export function storedComponent(ground: Kept, type: string, fullName: string): StoredComponent | undefined {
  return all(ground)[key(type, fullName)]
}

/** Names of the deployed components of a type. */
export function storedNames(ground: Kept, type: string): string[] {
  const start = key(type, '')
  return Object.keys(all(ground)).flatMap((name) => (name.startsWith(start) ? name.slice(start.length) : []))
}

/** Keeps a component, new or changed. */
export function storeComponent(ground: Ground, type: string, fullName: string, facts: Facts): void {
  const now = ground.org.clock.now()
  const { userId } = ground
  const known = storedComponent(ground, type, fullName) ?? { createdDate: now, createdById: userId }
  const component = { ...known, facts, lastModifiedDate: now, lastModifiedById: userId }
  replace(ground, { ...all(ground), [key(type, fullName)]: component })
}

/** Forgets a component. */
export function dropComponent(ground: Ground, type: string, fullName: string): void {
  const { [key(type, fullName)]: _, ...rest } = all(ground)
  replace(ground, rest)
}

/** Forgets an object's component and those that stand in it. */
export function dropFamily(ground: Ground, object: string): void {
  const kept = Object.entries(all(ground)).filter(([name]) => {
    const own = name.slice(name.indexOf(' ') + 1)
    return name !== key('CustomObject', object) && !own.startsWith(`${object}.`)
  })
  replace(ground, Object.fromEntries(kept))
}

/** An object's new name, in the names of components and wherever components speak of it. */
export function renameFamily(ground: Ground, from: string, to: string): void {
  const renamed = (name: string) =>
    name === from || name.startsWith(`${from}.`) ? `${to}${name.slice(from.length)}` : name
  const moved = Object.entries(all(ground)).map(([name, component]) => {
    const [type = '', fullName = ''] = name.split(/ (.*)/s)
    return [key(type, renamed(fullName)), { ...component, facts: mapTexts(component.facts, renamed) }]
  })
  replace(ground, Object.fromEntries(moved))
}

/** The id of a component: the same type and name have the same one, always. */
export function componentId(prefix: string, type: string, fullName: string): string {
  const digest = createHash('sha256').update(key(type, fullName)).digest('hex')
  return to18(`${prefix}dL00000${digest.slice(0, 5)}`) ?? ''
}
