/** What the working parts of a workflow's file have in common: they lie in the rule book by their full names, and come back as they came. */

import type { Workflow } from '../org/index.ts'
import { dropComponent, storeComponent, storedComponent } from './component-store.ts'
import type { Draft } from './draft.ts'
import type { Facts } from './facts.ts'
import type { Ground } from './ground.ts'
import type { MetadataType } from './metadata-type.ts'
import { notThere } from './refusals.ts'
import { splitName } from './split-name.ts'
import { storedType } from './stored-type.ts'

type Part<K extends keyof Workflow> = Workflow[K][number]

interface Working<K extends keyof Workflow> {
  type: string
  prefix: string
  element: string
  order: number
  /** Where it lies in the rule book. */
  kept: K
  /** Reads what was deployed; the second step runs when all is known to be possible. Throws OrgError. */
  read(draft: Draft, place: { fullName: string; object: string }, facts: Facts): () => Part<K>
}

export function workingPart<K extends keyof Workflow>(working: Working<K>): MetadataType {
  const { type, prefix, element, order, kept, read } = working
  return {
    name: type,
    prefix,
    parent: { type: 'Workflow', element },
    order,
    ...storedType(type),
    plan(draft, fullName, facts) {
      const { object } = splitName(fullName)
      if (!draft.hasObject(object)) throw notThere('CustomObject', object)
      const part = read(draft, { fullName, object: draft.existing(object)?.name ?? object }, facts)
      draft.add(type, fullName, facts)
      return {
        created: storedComponent(draft.ground, type, fullName) === undefined,
        apply() {
          replace(draft.ground, kept, fullName, [part()])
          storeComponent(draft.ground, type, fullName, facts)
        },
      }
    },
    remove(ground, fullName) {
      if (!storedComponent(ground, type, fullName)) throw notThere(type, fullName)
      replace(ground, kept, fullName, [])
      dropComponent(ground, type, fullName)
    },
  }
}

/** Puts the parts in the place of the one of that name. */
function replace<K extends keyof Workflow>({ org }: Ground, kept: K, fullName: string, parts: Part<K>[]): void {
  const { workflow } = org.rules
  const others = workflow[kept].filter(({ name }) => name !== fullName)
  org.setRules({ workflow: { ...workflow, [kept]: [...others, ...parts] } })
}
