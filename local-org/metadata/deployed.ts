/** Deployed components for those who work with what they say. */

import type { Org } from '../org/index.ts'
import { storedComponent, storedNames } from './component-store.ts'
import type { Facts } from './facts.ts'

export interface DeployedComponent {
  fullName: string
  facts: Facts
}

/** Everything of a type that was deployed, as it came. */
export function deployed(org: Org, type: string): DeployedComponent[] {
  return storedNames({ org }, type).flatMap((fullName) => {
    const stored = storedComponent({ org }, type, fullName)
    return stored ? { fullName, facts: stored.facts } : []
  })
}
