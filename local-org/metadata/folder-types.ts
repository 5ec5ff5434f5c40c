/** Folders of reports, dashboards, documents and e-mail templates: components of their own that packages list among what lies in them. */

import type { Row } from '../org/index.ts'
import { storeComponent, storedComponent } from './component-store.ts'
import { type Facts, factText } from './facts.ts'
import type { Ground } from './ground.ts'
import type { MetadataType } from './metadata-type.ts'
import { missing } from './refusals.ts'
import { dropRow, putRow, rowsOf } from './rows.ts'
import { dropStored, storedType } from './stored-type.ts'

/** Type, folder in a package, and what the rows of Folder call it. */
const types: readonly (readonly [name: string, directory: string, kind: string])[] = [
  ['DashboardFolder', 'dashboards', 'Dashboard'],
  ['DocumentFolder', 'documents', 'Document'],
  ['EmailFolder', 'email', 'Email'],
  ['ReportFolder', 'reports', 'Report'],
]

/** Before what lies in them. */
const early = 94

export const folderTypes: readonly MetadataType[] = types.map(([name, directory, kind]) => ({
  name,
  prefix: '00l',
  file: { directory, suffix: '' },
  order: early,
  ...storedType(name),
  idOf: (ground, fullName) => folderRow(ground, kind, fullName)?.Id,
  plan(draft, fullName, facts) {
    const { ground } = draft
    if (!factText(facts, 'name')) throw missing('name')
    draft.add(name, fullName, facts)
    return {
      created: storedComponent(ground, name, fullName) === undefined,
      apply() {
        putRow(ground, 'Folder', folderRow(ground, kind, fullName), rowValues(kind, fullName, facts))
        storeComponent(ground, name, fullName, facts)
      },
    }
  },
  remove(ground, fullName) {
    dropStored(ground, name, fullName)
    const row = folderRow(ground, kind, fullName)
    if (row) dropRow(ground, 'Folder', row.Id)
  },
}))

/** The row of the folder in which 'Folder/Name' lies, or that is named. */
export function folderRow(ground: Ground, kind: string, fullName: string): Row | undefined {
  const name = ownName(fullName)
  return rowsOf(ground, 'Folder').find((row) => row['Type'] === kind && row['DeveloperName'] === name)
}

const ownName = (fullName: string) => fullName.slice(fullName.lastIndexOf('/') + 1)

function rowValues(Type: string, fullName: string, facts: Facts): Record<string, unknown> {
  const IsReadonly = factText(facts, 'publicFolderAccess') === 'ReadOnly'
  const AccessType = factText(facts, 'accessType') ?? 'Public'
  return { Name: factText(facts, 'name'), DeveloperName: ownName(fullName), AccessType, Type, IsReadonly }
}
