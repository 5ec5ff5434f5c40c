/** The metadata types of the local org: one file each in the folder `types`, and those that are kept in one of a few forms. */

import { readFolder } from '../read-folder.ts'
import { withActivities } from './activity-fields.ts'
import { bundleTypes } from './bundle-types.ts'
import { containerTypes } from './container-types.ts'
import { withFirstLayouts } from './first-layouts.ts'
import { folderTypes } from './folder-types.ts'
import { keptTypes } from './kept-types.ts'
import type { MetadataType } from './metadata-type.ts'
import { withFields } from './settings-fields.ts'
import { tracked } from './source-members.ts'
import { sourceTypes } from './source-types.ts'
import { workflowParts } from './workflow-parts.ts'

const types = await readFolder<{ default: MetadataType }>(new URL('types/', import.meta.url))

/** In the order of a deployment. */
export const metadataTypes: readonly MetadataType[] = types
  .map(({ module }) => module.default)
  .concat(keptTypes, workflowParts, containerTypes, folderTypes, sourceTypes, bundleTypes)
  .map(withFields)
  .map(withActivities)
  .map(withFirstLayouts)
  .map(tracked)
  .sort((a, b) => a.order - b.order)

/** Names of those that do what Salesforce does with them. */
export const metadataTypeNames: readonly string[] = types.map(({ module }) => module.default.name)

const byName = new Map(metadataTypes.map((type) => [type.name, type]))

/** The type of a name; undefined when the local org does not have it. */
export function typeNamed(name: string): MetadataType | undefined {
  return byName.get(name)
}

/** The type of a component asked for by a name; one without a folder is that of a folder. */
export function ofFolder(type: MetadataType, fullName: string): MetadataType {
  const folders = type.file?.folders
  return (folders !== undefined && !fullName.includes('/') && byName.get(folders)) || type
}

/** Types whose components live in files of this type. */
export function childTypes(name: string): MetadataType[] {
  return metadataTypes.filter(({ parent }) => parent?.type === name)
}
