/** The metadata types of the local org, one file each in the folder `types`, and those that are only kept. */

import { readFolder } from '../read-folder.ts'
import { keptTypes } from './kept-types.ts'
import type { MetadataType } from './metadata-type.ts'
import { sourceTypes } from './source-types.ts'

const types = await readFolder<{ default: MetadataType }>(new URL('types/', import.meta.url))

/** In the order of a deployment. */
export const metadataTypes: readonly MetadataType[] = types
  .map(({ module }) => module.default)
  .concat(keptTypes, sourceTypes)
  .sort((a, b) => a.order - b.order)

/** Names of those that do what Salesforce does with them. */
export const metadataTypeNames: readonly string[] = types.map(({ module }) => module.default.name)

/** The type of a name; undefined when the local org does not have it. */
export function typeNamed(name: string): MetadataType | undefined {
  return metadataTypes.find((type) => type.name === name)
}

/** Types whose components live in files of this type. */
export function childTypes(name: string): MetadataType[] {
  return metadataTypes.filter(({ parent }) => parent?.type === name)
}
