/** Whether a component lies in the org just as it comes: deployments tell so, and those that only look tell it too. */

import { isDeepStrictEqual } from 'node:util'
import { storedComponent } from './component-store.ts'
import type { Facts } from './facts.ts'
import type { Ground } from './ground.ts'
import type { MetadataType } from './metadata-type.ts'
import { childTypes } from './types.ts'

/** What stands in its file and is a component itself is looked at by itself. */
export function standsSo(ground: Ground, type: MetadataType, fullName: string, facts: Facts): boolean {
  const stored = storedComponent(ground, type.name, fullName)
  const children = new Set(childTypes(type.name).map(({ parent }) => parent?.element))
  const own = Object.fromEntries(Object.entries(facts).filter(([name]) => !children.has(name)))
  return stored !== undefined && isDeepStrictEqual(stored.facts, own)
}
