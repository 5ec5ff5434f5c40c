/**
 * Components with a content: a file of its own with a `-meta.xml` beside it that tells the rest. They are kept, are rows where
 * Salesforce has rows of them, and are given back as they came; programs among them the local org does not run.
 */

import type { Row } from '../org/index.ts'
import { storeComponent, storedComponent } from './component-store.ts'
import { type Facts, factText } from './facts.ts'
import type { Ground } from './ground.ts'
import { needFolder } from './kept-type.ts'
import type { MetadataType } from './metadata-type.ts'
import { missing } from './refusals.ts'
import { dropRow, putRow, rowsOf } from './rows.ts'
import * as to from './source-rows.ts'
import { dropStored, storedType } from './stored-type.ts'

interface SourceType {
  name: string
  prefix: string
  directory: string
  suffix: string
  folders?: string
  /** The columns of its row, where the object of the same name has a row of each. */
  row?: (sourced: to.Sourced) => Record<string, unknown>
  /** The column that tells its rows apart; Name, when left out. */
  key?: string
}

const programs: readonly SourceType[] = [
  { name: 'ApexClass', prefix: '01p', directory: 'classes', suffix: 'cls', row: to.classRow },
  { name: 'ApexTrigger', prefix: '01q', directory: 'triggers', suffix: 'trigger', row: to.triggerRow },
  { name: 'ApexPage', prefix: '066', directory: 'pages', suffix: 'page', row: to.pageRow },
  { name: 'ApexComponent', prefix: '099', directory: 'components', suffix: 'component', row: to.pageRow },
  { name: 'DataWeaveResource', prefix: '0A5', directory: 'dw', suffix: 'dwl' },
  { name: 'Scontrol', prefix: '01N', directory: 'scontrols', suffix: 'scf' },
]

const contents: readonly SourceType[] = [
  { name: 'ContentAsset', prefix: '03S', directory: 'contentassets', suffix: 'asset' },
  { name: 'StaticResource', prefix: '081', directory: 'staticresources', suffix: 'resource', row: to.resourceRow },
  {
    name: 'Document',
    prefix: '015',
    directory: 'documents',
    suffix: '',
    folders: 'DocumentFolder',
    row: to.documentRow,
    key: 'DeveloperName',
  },
  {
    name: 'EmailTemplate',
    prefix: '00X',
    directory: 'email',
    suffix: 'email',
    folders: 'EmailFolder',
    row: to.templateRow,
    key: 'DeveloperName',
  },
]

/** Names of those that are programs, and of the others, for the coverage page. */
export const sourceTypeNames = programs.map(({ name }) => name)
export const contentTypeNames = contents.map(({ name }) => name)

/** After the objects a program speaks of. */
const late = 96

export const sourceTypes: readonly MetadataType[] = [...programs, ...contents].map(sourceType)

function sourceType(told: SourceType): MetadataType {
  const { name, prefix, directory, suffix, folders } = told
  return {
    name,
    prefix,
    file: { directory, suffix, source: true, ...(folders ? { folders } : {}) },
    order: late,
    ...storedType(name),
    idOf: (ground, fullName) => rowOf(ground, told, fullName)?.Id,
    plan(draft, fullName, facts) {
      const { ground } = draft
      const source = sourceOf(facts)
      if (folders) needFolder(draft, folders, fullName)
      return {
        created: storedComponent(ground, name, fullName) === undefined,
        apply() {
          const values = told.row?.({ ground, fullName, facts, source })
          if (values) putRow(ground, name, rowOf(ground, told, fullName), values)
          storeComponent(ground, name, fullName, facts)
        },
      }
    },
    remove(ground, fullName) {
      dropStored(ground, name, fullName)
      const row = rowOf(ground, told, fullName)
      if (row) dropRow(ground, name, row.Id)
    },
  }
}

function rowOf(ground: Ground, { name, row, key = 'Name' }: SourceType, fullName: string): Row | undefined {
  if (!row) return undefined
  const own = fullName.slice(fullName.lastIndexOf('/') + 1)
  const wanted = name === 'Document' ? own.replace(/\.[^.]*$/, '') : own
  return rowsOf(ground, name).find((one) => one[key] === wanted)
}

/** The content, which components carry as base64. Throws OrgError when there is none. */
function sourceOf(facts: Facts): Buffer {
  const content = factText(facts, 'content')
  if (content === undefined) throw missing('content')
  return Buffer.from(content, 'base64')
}
