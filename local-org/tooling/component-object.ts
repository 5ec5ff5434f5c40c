/** A metadata type as an object of the Tooling API: a row for each component, its whole content in `Metadata`. */

import { storedComponent, storedNames } from '../metadata/component-store.ts'
import { contentJson } from '../metadata/content-json.ts'
import { type Facts, toXml } from '../metadata/facts.ts'
import * as f from '../objects/kit/index.ts'
import { componentId, type Org, type Row, type Value } from '../org/index.ts'
import { complexField } from './complex-field.ts'
import type { ComputedObject } from './computed-object.ts'
import { entityDefinition } from './field-facts.ts'

/** What a column says of a component. */
export type Told = (facts: Facts, fullName: string) => Value | undefined

export interface ComponentObject {
  /** Name of the object; label, plural and the type of metadata follow from it unless they are said. */
  name: string
  prefix: string
  type?: string
  /** The column that names rows. */
  nameField: string
  columns: Readonly<Record<string, Told>>
  /** Names of all there are, and what those say that were not deployed. */
  names?(org: Org): string[]
  factsOf?(org: Org, fullName: string): Facts | undefined
}

/** `Metadata`, shown as the thing it is. */
export const metadataField = (): f.FieldSpec => complexField('Metadata', 'Metadata')

/** What the rows of all components have. */
export const componentFields = () => [
  f.text('FullName', 'Full Name', 255, { readOnly: true }),
  metadataField(),
  f.text('ManageableState', 'Manageable State', 40, { readOnly: true }),
  f.text('NamespacePrefix', 'Namespace Prefix', 15, { readOnly: true }),
]

export function componentObject(about: ComponentObject): ComputedObject {
  const { name, prefix, type = name, nameField, columns, names = (org) => storedNames({ org }, type) } = about
  const label = name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
  const fields = Object.keys(columns).map((column) => columnField(column, column === nameField))
  const audit = f.audit()
  return {
    tooling: true,
    spec: f.readOnly({
      name,
      label,
      plural: `${label}s`,
      prefix,
      fields: [f.id(`${label} ID`), ...fields, ...componentFields(), audit],
    }),
    rows: (_view, org) => names(org).map((fullName) => rowOf(org, { ...about, type }, fullName)),
  }
}

function columnField(column: string, nameField: boolean): f.FieldSpec {
  if (column.startsWith('Is')) return f.checkbox(column, column, { readOnly: true })
  if (column === 'EntityDefinitionId') return entityDefinition()
  if (column === 'ApiVersion') return f.double(column, 'API Version', 18, 1, { readOnly: true })
  return f.text(column, column, 255, { readOnly: true, nameField })
}

function rowOf(
  org: Org,
  { type, prefix, columns, factsOf }: ComponentObject & { type: string },
  fullName: string,
): Row {
  const stored = storedComponent({ org }, type, fullName)
  const facts = stored?.facts ?? {}
  const told = Object.entries(columns).map(([column, tell]) => [column, tell(facts, fullName) ?? null])
  return {
    Id: componentId(prefix, fullName),
    ...Object.fromEntries(told),
    FullName: fullName,
    // Whole contents are put together for those who ask for them.
    get Metadata() {
      const json = contentJson(toXml(stored ? facts : (factsOf?.(org, fullName) ?? {})))
      return JSON.stringify({ ...('Description' in columns ? { description: null } : {}), ...Object(json), urls: null })
    },
    ManageableState: 'unmanaged',
    NamespacePrefix: null,
    CreatedDate: stored?.createdDate ?? null,
    CreatedById: stored?.createdById ?? null,
    LastModifiedDate: stored?.lastModifiedDate ?? null,
    LastModifiedById: stored?.lastModifiedById ?? null,
    SystemModstamp: stored?.lastModifiedDate ?? null,
  }
}
