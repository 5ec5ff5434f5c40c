/** What a type of metadata is: where its files lie, what there is of it, and how a component of it comes and goes. */

import type { Xml } from '../soap/index.ts'
import type { Draft } from './draft.ts'
import type { Facts } from './facts.ts'
import type { Ground } from './ground.ts'

export interface MetadataType {
  /** As in package.xml, 'CustomField'. */
  name: string
  /** Key prefix of its components' ids. */
  prefix: string
  /**
   * Folder in a package and ending of the files; types that live in another's file have none. With `source` the file is
   * the component's `content`, and a `-meta.xml` beside it tells the rest.
   */
  file?: { directory: string; suffix: string; source?: boolean }
  /** The type whose file holds it, and the element there. */
  parent?: { type: string; element: string }
  /** Lower goes first in a deployment. */
  order: number
  /** Full names of all there are. */
  fullNames(ground: Ground): string[]
  /** The content of one, without its name; undefined when there is none. */
  read(ground: Ground, fullName: string): Record<string, Xml> | undefined
  /** Looks whether a component can be created or changed, without doing it. Throws OrgError when it cannot. */
  plan(draft: Draft, fullName: string, facts: Facts): Plan
  /** Throws OrgError when there is none, or when it cannot go. */
  remove(ground: Ground, fullName: string): void
}

/** A change that was found possible. */
export interface Plan {
  created: boolean
  apply(): void
}
