/** A component with the components that live in it, as a file of a package holds them. */

import type { Xml } from '../../soap/index.ts'
import type { Ground } from '../ground.ts'
import type { MetadataType } from '../metadata-type.ts'
import { ownName, parentName as parentOf } from '../split-name.ts'
import { childTypes } from '../types.ts'

/** Its content, members in alphabetical order as Salesforce writes them; undefined when there is none. */
export function completeContent(ground: Ground, type: MetadataType, fullName: string): Record<string, Xml> | undefined {
  const own = type.read(ground, fullName)
  if (!own) return undefined
  const content: Record<string, Xml> = { ...own }
  for (const child of childTypes(type.name)) {
    const items = contents(ground, child, fullName)
    if (items.length > 0) content[child.parent?.element ?? ''] = items
  }
  return inOrder(content)
}

/** The named children of an object, or all it has: each as an element of its file. */
export function contents(ground: Ground, child: MetadataType, parent: string, names?: string[]): Xml[] {
  const all = names ?? child.inFileOf?.(ground, parent) ?? childNames(ground, child, parent)
  return all.flatMap((fullName) => {
    const content = child.read(ground, fullName)
    return content ? [{ fullName: ownName(child, fullName), ...inOrder(content) }] : []
  })
}

function childNames(ground: Ground, child: MetadataType, parent: string): string[] {
  return child.fullNames(ground).filter((name) => parentOf(child, name) === parent)
}

/** Members by name. */
export function inOrder(content: Record<string, Xml>): Record<string, Xml> {
  return Object.fromEntries(Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1)))
}
