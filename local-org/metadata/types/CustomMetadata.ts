/** Records of custom metadata types (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_custommetadata.htm). */

import type { FieldDef, ObjectDef, Row } from '../../org/index.ts'
import { Tagged, typed, type Xml } from '../../soap/index.ts'
import { storeComponent, storedComponent } from '../component-store.ts'
import type { Draft } from '../draft.ts'
import { type Facts, factList, factText, toXml } from '../facts.ts'
import type { Ground } from '../ground.ts'
import type { MetadataType } from '../metadata-type.ts'
import { invalid, missing, notThere } from '../refusals.ts'
import { dropRowComponent, putRow, rowsOf } from '../rows.ts'
import { splitName } from '../split-name.ts'
import { storedType } from '../stored-type.ts'

const type = 'CustomMetadata'

export default {
  name: type,
  prefix: 'm00',
  file: { directory: 'customMetadata', suffix: 'md' },
  order: 92,
  ...storedType(type),
  idOf: (ground, fullName) => rowOf(ground, fullName)?.Id,
  read(ground, fullName) {
    const stored = storedComponent(ground, type, fullName)
    const object = objectOf(ground, fullName)
    if (!stored || !object) return undefined
    const values = factList(stored.facts, 'values').map((one) => ({
      field: factText(one, 'field'),
      value: writeValue(object, one),
    }))
    return { ...toXml(stored.facts), values }
  },
  announce: (draft, fullName, facts) => draft.add(type, fullName, facts),
  plan(draft, fullName, facts) {
    const object = typeName(fullName)
    if (!draft.hasObject(object)) throw notThere('CustomObject', object)
    if (!factText(facts, 'label')) throw missing('label')
    const unknown = factList(facts, 'values').find((one) => !draft.field(object, factText(one, 'field') ?? ''))
    if (unknown) throw invalid(`Unknown field: ${object}.${factText(unknown, 'field')}`, 'values')
    return { created: !rowOf(draft.ground, fullName), apply: () => write(draft, fullName, facts) }
  },
  remove(ground, fullName) {
    dropRowComponent(ground, type, fullName, rowOf(ground, fullName), typeName(fullName))
  },
} satisfies MetadataType

const typeName = (fullName: string) => `${splitName(fullName).object}__mdt`

function objectOf({ org }: Ground, fullName: string): ObjectDef | undefined {
  return org.as(org.admin.id).object(typeName(fullName))
}

function rowOf(ground: Ground, fullName: string): Row | undefined {
  const { name } = splitName(fullName)
  return rowsOf(ground, typeName(fullName)).find((row) => row['DeveloperName'] === name)
}

/** Id of the row, once the records it leads to are there. */
function write(draft: Draft, fullName: string, facts: Facts): string {
  const { ground } = draft
  const { name: DeveloperName } = splitName(fullName)
  const label = factText(facts, 'label')
  const own = { DeveloperName, MasterLabel: label, Label: label, QualifiedApiName: DeveloperName, Language: 'en_US' }
  const fields = objectOf(ground, fullName)?.fields ?? []
  const values = factList(facts, 'values').map((one) => {
    const field = fields.find(({ name }) => name === factText(one, 'field'))
    return [field?.name ?? '', field ? cell(draft, field, factText(one, 'value')) : null]
  })
  const id = putRow(ground, typeName(fullName), rowOf(ground, fullName), { ...own, ...Object.fromEntries(values) })
  storeComponent(ground, type, fullName, facts)
  return id
}

const numeric = ['double', 'int', 'percent', 'currency']

function cell(draft: Draft, { type: kind, referenceTo: [target = ''] = [] }: FieldDef, text: string | undefined) {
  if (text === undefined || text === '') return kind === 'boolean' ? false : null
  if (kind === 'boolean') return text === 'true'
  if (numeric.includes(kind)) return Number(text)
  return kind === 'reference' ? related(draft, target, text) : text
}

/** Id of the record a relationship names; one of the same package is written first. Throws OrgError when there is none. */
function related(draft: Draft, object: string, name: string): string {
  const fullName = `${object.replace(/__mdt$/, '')}.${name.slice(name.indexOf('.') + 1)}`
  const facts = draft.planned(type, fullName)
  const known = rowOf(draft.ground, fullName)?.Id
  if (known === undefined && !facts) throw notThere(type, fullName)
  return known ?? write(draft, fullName, facts ?? {})
}

const xmlTypes: Partial<Record<FieldDef['type'], string>> = {
  boolean: 'xsd:boolean',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  double: 'xsd:double',
  int: 'xsd:int',
  percent: 'xsd:double',
}

function writeValue(object: ObjectDef, one: Facts): Xml {
  const text = factText(one, 'value')
  if (text === undefined) return new Tagged({ 'xsi:nil': 'true' }, undefined)
  const field = object.fields.find(({ name }) => name === factText(one, 'field'))
  return typed(xmlTypes[field?.type ?? 'string'] ?? 'xsd:string', text)
}
