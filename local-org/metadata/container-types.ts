/** Files that say nothing themselves: what stands in them are components of their own, each kept as it came. */

import { keptType } from './kept-type.ts'
import type { MetadataType } from './metadata-type.ts'
import { notThere } from './refusals.ts'
import { childFullName, parentName } from './split-name.ts'

interface Container {
  name: string
  file: { directory: string; suffix: string }
  child: string
  element: string
  prefix: string
  only?: string
}

const containers: readonly Container[] = [
  {
    name: 'AutoResponseRules',
    file: { directory: 'autoResponseRules', suffix: 'autoResponseRules' },
    child: 'AutoResponseRule',
    element: 'autoResponseRule',
    prefix: '01Q',
  },
  {
    name: 'CustomLabels',
    file: { directory: 'labels', suffix: 'labels' },
    child: 'CustomLabel',
    element: 'labels',
    prefix: '101',
    only: 'CustomLabels',
  },
  {
    name: 'EscalationRules',
    file: { directory: 'escalationRules', suffix: 'escalationRules' },
    child: 'EscalationRule',
    element: 'escalationRule',
    prefix: '01Q',
  },
  {
    name: 'MatchingRules',
    file: { directory: 'matchingRules', suffix: 'matchingRule' },
    child: 'MatchingRule',
    element: 'matchingRules',
    prefix: '0JD',
  },
]

/** Names of the types, for the coverage page. */
export const containerTypeNames = containers.flatMap(({ name, child }) => [name, child])

export const containerTypes: readonly MetadataType[] = containers.flatMap((about) => {
  const child = childOf(about)
  return [containerType({ name: about.name, prefix: '', file: about.file, order: 90 }, child), child]
})

function childOf({ name, child, element, prefix, only }: Container): MetadataType {
  return keptType({ name: child, prefix, parent: { type: name, element, ...(only ? { only } : {}) } })
}

/** The file of such components: it is there as long as one of them is, and always where it holds all there are. */
export function containerType(
  about: Pick<MetadataType, 'name' | 'prefix' | 'file' | 'order'>,
  child: MetadataType,
): MetadataType {
  const { name } = about
  const { only } = child.parent ?? {}
  const fullNames: MetadataType['fullNames'] = (ground) =>
    only === undefined ? [...new Set(child.fullNames(ground).map((fullName) => parentName(child, fullName)))] : [only]
  return {
    ...about,
    isBuiltIn: () => true,
    fullNames,
    read: (ground, fullName) => (fullNames(ground).includes(fullName) ? {} : undefined),
    plan(draft, fullName) {
      if (!child.parent?.only && !draft.hasObject(fullName)) throw notThere('CustomObject', fullName)
      return { created: !fullNames(draft.ground).includes(fullName), apply: () => {} }
    },
    remove(ground, fullName) {
      const start = childFullName(child, fullName, '')
      const own = child.fullNames(ground).filter((one) => one.startsWith(start))
      if (own.length === 0) throw notThere(name, fullName)
      for (const one of own) child.remove(ground, one)
    },
  }
}
