/**
 * Types whose components are taken in, listed and given back as they came, and change nothing: how things look to people, and
 * settings of what the local org has not. `node local-org/inventory/write.ts` names them on the coverage page.
 */

import { containerTypeNames } from './container-types.ts'
import { keptType } from './kept-type.ts'
import { fileTypes } from './kept-types-table.ts'
import type { MetadataType } from './metadata-type.ts'
import { workflowPartNames } from './workflow-parts.ts'

/** Type, key prefix, and the element of an object's file in which its components stand. */
const ofObjects: readonly (readonly [name: string, prefix: string, element: string])[] = [
  ['BusinessProcess', '019', 'businessProcesses'],
  ['CompactLayout', '0AH', 'compactLayouts'],
  ['FieldSet', '0IX', 'fieldSets'],
  ['Index', '0I0', 'indexes'],
  ['SharingReason', '0TS', 'sharingReasons'],
  ['WebLink', '00b', 'webLinks'],
]

/** The elements of an object's file that hold components of these types. */
export const keptElements = ofObjects.map(([, , element]) => element)

/** Type, key prefix, folder in a package, ending of the files, and the type of the folders its components lie in. */
const inFolders: readonly (readonly [string, prefix: string, directory: string, suffix: string, folders: string])[] = [
  ['Dashboard', '01Z', 'dashboards', 'dashboard', 'DashboardFolder'],
  ['Report', '00O', 'reports', 'report', 'ReportFolder'],
]

/** Names of the types, for the coverage page. */
export const keptTypeNames = [
  ...fileTypes.map(({ name }) => name),
  ...[...ofObjects, ...inFolders].map(([name]) => name),
  ...containerTypeNames,
  ...workflowPartNames,
].sort()

export const keptTypes: readonly MetadataType[] = [
  ...fileTypes.map(({ name, prefix, directory, suffix }) => keptType({ name, prefix, file: { directory, suffix } })),
  ...ofObjects.map(([name, prefix, element]) => keptType({ name, prefix, parent: { type: 'CustomObject', element } })),
  ...inFolders.map(([name, prefix, directory, suffix, folders]) => {
    return keptType({ name, prefix, file: { directory, suffix, folders } })
  }),
]
