/**
 * Programs: a file of source with a `-meta.xml` beside it that tells the rest. They are kept, listed as rows where
 * Salesforce has rows of them, and given back as they came; the local org runs none of them.
 */

import { dropComponent, storeComponent, storedComponent } from './component-store.ts'
import { type Facts, factText } from './facts.ts'
import type { Ground } from './ground.ts'
import type { MetadataType } from './metadata-type.ts'
import { missing, notThere } from './refusals.ts'
import { dropRow, putRow, rowsOf } from './rows.ts'
import { storedType } from './stored-type.ts'

interface SourceType {
  name: string
  prefix: string
  directory: string
  suffix: string
  /** True when the object of the same name has a row of each. */
  rows: boolean
}

const types: readonly SourceType[] = [
  { name: 'ApexClass', prefix: '01p', directory: 'classes', suffix: 'cls', rows: true },
  { name: 'ApexTrigger', prefix: '01q', directory: 'triggers', suffix: 'trigger', rows: true },
  { name: 'ApexPage', prefix: '066', directory: 'pages', suffix: 'page', rows: false },
  { name: 'ApexComponent', prefix: '099', directory: 'components', suffix: 'component', rows: false },
]

/** Names of the types, for the coverage page. */
export const sourceTypeNames = types.map(({ name }) => name)

/** After the objects a program speaks of. */
const late = 96

export const sourceTypes: readonly MetadataType[] = types.map(sourceType)

function sourceType(told: SourceType): MetadataType {
  const { name, prefix, directory, suffix } = told
  return {
    name,
    prefix,
    file: { directory, suffix, source: true },
    order: late,
    ...storedType(name),
    plan({ ground }, fullName, facts) {
      const source = sourceOf(facts)
      return {
        created: storedComponent(ground, name, fullName) === undefined,
        apply() {
          if (told.rows) putRow(ground, name, rowOf(ground, told, fullName), rowValues(told, fullName, facts, source))
          storeComponent(ground, name, fullName, facts)
        },
      }
    },
    remove(ground, fullName) {
      if (!storedComponent(ground, name, fullName)) throw notThere(name, fullName)
      const row = told.rows ? rowOf(ground, told, fullName) : undefined
      if (row) dropRow(ground, name, row.Id)
      dropComponent(ground, name, fullName)
    },
  }
}

function rowOf(ground: Ground, { name }: SourceType, fullName: string) {
  return rowsOf(ground, name).find((row) => row['Name'] === fullName)
}

/** The text of the source, which components carry as base64. Throws OrgError when there is none. */
function sourceOf(facts: Facts): string {
  const content = factText(facts, 'content')
  if (content === undefined) throw missing('content')
  return Buffer.from(content, 'base64').toString('utf8')
}

/** A trigger's first line says which object it is for, and when. */
const triggerHead = /\btrigger\s+\w+\s+on\s+(\w+)\s*\(([^)]*)\)/i
const moments: readonly (readonly [field: string, words: RegExp])[] = [
  ['UsageBeforeInsert', /\bbefore\s+insert\b/i],
  ['UsageAfterInsert', /\bafter\s+insert\b/i],
  ['UsageBeforeUpdate', /\bbefore\s+update\b/i],
  ['UsageAfterUpdate', /\bafter\s+update\b/i],
  ['UsageBeforeDelete', /\bbefore\s+delete\b/i],
  ['UsageAfterDelete', /\bafter\s+delete\b/i],
  ['UsageAfterUndelete', /\bafter\s+undelete\b/i],
]

function rowValues({ name }: SourceType, fullName: string, facts: Facts, source: string): Record<string, unknown> {
  const [, object, events = ''] = (name === 'ApexTrigger' && triggerHead.exec(source)) || []
  const usage = object === undefined ? [] : moments.map(([field, words]) => [field, words.test(events)])
  return {
    Name: fullName,
    Body: source,
    ApiVersion: Number(factText(facts, 'apiVersion') ?? 0) || null,
    Status: factText(facts, 'status') ?? 'Active',
    IsValid: true,
    LengthWithoutComments: source.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '').length,
    ...(object === undefined ? {} : { TableEnumOrId: object }),
    ...Object.fromEntries(usage),
  }
}
