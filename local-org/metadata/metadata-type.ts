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
  /** Where its files lie in a package; types that live in another's file have none. */
  file?: PackageFile
  /** The type whose file holds it, and the element there. */
  parent?: Parent
  /** Lower goes first in a deployment. */
  order: number
  /** Id of a component that is a row; left out, the id follows from the name. */
  idOf?(ground: Ground, fullName: string): string | undefined
  /** Whether one is no row and nobody made it: it is listed without an id and without dates. */
  isBuiltIn?(ground: Ground, fullName: string): boolean
  /** Full names of all there are. */
  fullNames(ground: Ground): string[]
  /** Full names of those that stand in the file of a parent, where these are not the ones of `fullNames` that lie in it. */
  inFileOf?(ground: Ground, parent: string): string[]
  /** The content of one, without its name; undefined when there is none. */
  read(ground: Ground, fullName: string): Record<string, Xml> | undefined
  /** Says what will be there, before anything is looked at: components may speak of each other in any order. */
  announce?(draft: Draft, fullName: string, facts: Facts): void
  /** Looks whether a component can be created or changed, without doing it. Throws OrgError when it cannot. */
  plan(draft: Draft, fullName: string, facts: Facts): Plan
  /** Throws OrgError when there is none, or when it cannot go. */
  remove(ground: Ground, fullName: string): void
}

export interface PackageFile {
  directory: string
  /** Ending of the file; '' where the full name has one already. */
  suffix: string
  /** The file is the component's `content`, and a `-meta.xml` beside it tells the rest. */
  source?: boolean
  /** The component is all files of a folder of its name. */
  bundle?: boolean
  /** Components lie in folders, which are components of the type named: 'Folder/Name'. */
  folders?: string
}

/** The type and the element that hold a component. */
export interface Parent {
  type: string
  element: string
  /** The one component whose file holds all, where full names do not tell it. */
  only?: string
}

/** A change that was found possible. */
export interface Plan {
  created: boolean
  apply(): void
}
