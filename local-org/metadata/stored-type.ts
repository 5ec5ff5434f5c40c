/** What types have in common whose components are nothing but what was deployed. */

import { dropComponent, storedComponent, storedNames } from './component-store.ts'
import { toXml } from './facts.ts'
import type { Ground } from './ground.ts'
import type { MetadataType } from './metadata-type.ts'
import { notThere } from './refusals.ts'

/** The names of what was deployed of a type, and each as it came. */
export function storedType(name: string): Pick<MetadataType, 'fullNames' | 'read'> {
  return {
    fullNames: (ground) => storedNames(ground, name),
    read(ground, fullName) {
      const stored = storedComponent(ground, name, fullName)
      return stored && toXml(stored.facts)
    },
  }
}

/** Forgets what was deployed. Throws OrgError when there is none. */
export function dropStored(ground: Ground, name: string, fullName: string): void {
  if (!storedComponent(ground, name, fullName)) throw notThere(name, fullName)
  dropComponent(ground, name, fullName)
}
