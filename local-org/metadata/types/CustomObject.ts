/** Objects: custom ones come and go here, standard ones lend their files to their fields and rules (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customobject.htm). */

import { type ObjectDef, type RuleBook, sharingLevel } from '../../org/index.ts'
import { dropFamily, storeComponent, storedComponent } from '../component-store.ts'
import { type Facts, factFlag, factMember, factText, toXml } from '../facts.ts'
import { nameField } from '../fields/name-field.ts'
import type { Ground } from '../ground.ts'
import { keptElements } from '../kept-types.ts'
import type { MetadataType, Plan } from '../metadata-type.ts'
import { invalid, missing, notThere, unsupported } from '../refusals.ts'

const type = 'CustomObject'
/** Endings of objects that are more than tables of rows. */
const otherKinds = /__(x|b|kav|Share|Feed|History|ChangeEvent)$/i

export default {
  name: type,
  prefix: '01I',
  file: { directory: 'objects', suffix: 'object' },
  order: 10,
  isBuiltIn: (ground, fullName) =>
    ground.org.as(ground.org.admin.id).object(fullName)?.custom === false && !storedComponent(ground, type, fullName),
  fullNames: (ground) =>
    [...ground.org.as(ground.org.admin.id).objects()].flatMap(({ name, layoutable, custom }) =>
      layoutable || custom ? name : [],
    ),
  read(ground, fullName) {
    const object = ground.org.as(ground.org.admin.id).object(fullName)
    if (!object) return undefined
    const stored = storedComponent(ground, type, object.name)
    return stored ? toXml(stored.facts) : derived(ground, object)
  },
  plan(draft, fullName, facts) {
    const existing = draft.existing(fullName)
    if (otherKinds.test(fullName)) throw unsupported(`objects of the kind of ${fullName} made by metadata`)
    if (existing && !existing.custom) return keepStandard(draft.ground, existing.name, facts)
    if (!/__([ce]|mdt)$/.test(fullName)) throw notThere(type, fullName)
    const wish = wishOf(fullName, facts)
    if (!existing) draft.addObject(fullName)
    return {
      created: !existing,
      apply() {
        const { ground } = draft
        if (existing) ground.org.changeCustomObject(wish)
        else ground.org.createCustomObject(wish)
        share(ground, fullName, factText(facts, 'sharingModel'))
        storeComponent(ground, type, fullName, withoutChildren(facts))
      },
    }
  },
  remove(ground, fullName) {
    const object = ground.org.as(ground.org.admin.id).object(fullName)
    if (!object?.custom) throw notThere(type, fullName)
    const { org } = ground
    org.removeCustomObject(object.name)
    org.setRules({ validationRules: org.rules.validationRules.filter((rule) => rule.object !== object.name) })
    dropFamily(ground, object.name)
  },
} satisfies MetadataType

/** Of a standard object only who sees whose records can change; the rest is kept. */
function keepStandard(ground: Ground, object: string, facts: Facts): Plan {
  const model = factText(facts, 'sharingModel')
  const own = withoutChildren(facts)
  return {
    created: false,
    apply() {
      if (model !== undefined) share(ground, object, model)
      if (Object.keys(own).length > 0) storeComponent(ground, type, object, own)
    },
  }
}

type Wish = Partial<ObjectDef> & { name: string }

function wishOf(name: string, facts: Facts): Wish {
  if (/__(e|mdt)$/.test(name)) return defineRowless(name, facts)
  return facts['customSettingsType'] ? defineSetting(name, facts) : define(name, facts)
}

/** A custom setting: its label serves for one and for many, it has no tab, no owner, and nobody shares it. */
function defineSetting(name: string, facts: Facts): Wish {
  need(facts, ['label'])
  const kind = factText(facts, 'customSettingsType')
  if (kind !== 'List' && kind !== 'Hierarchy') {
    throw invalid(`customSettingsType: ${kind} is not a valid value`, 'customSettingsType')
  }
  const label = factText(facts, 'label') ?? ''
  return { name, label, labelPlural: label, customSetting: kind }
}

function define(name: string, facts: Facts): Wish {
  check(facts)
  const label = factText(facts, 'label') ?? ''
  const model = factText(facts, 'sharingModel')
  return {
    name,
    label,
    labelPlural: factText(facts, 'pluralLabel') ?? '',
    fields: [nameField(factMember(facts, 'nameField') ?? {}, label)],
    feedEnabled: factFlag(facts, 'enableFeeds'),
    keepsHistory: factFlag(facts, 'enableHistory'),
    isShared: model === 'Private' || model === 'Read',
  }
}

/** Platform events and custom metadata have no records people make: no Name, nothing to share. */
function defineRowless(name: string, facts: Facts): Wish {
  need(facts, ['label', 'pluralLabel'])
  return { name, label: factText(facts, 'label') ?? '', labelPlural: factText(facts, 'pluralLabel') ?? '' }
}

function need(facts: Facts, elements: string[]): void {
  for (const element of elements) if (!facts[element]) throw missing(element)
}

function check(facts: Facts): void {
  need(facts, ['label', 'pluralLabel', 'nameField', 'sharingModel'])
  const model = factText(facts, 'sharingModel') ?? ''
  if (!(model in sharingModels)) throw invalid(`sharingModel: ${model} is not a valid value`, 'sharingModel')
}

const sharingModels: Record<string, RuleBook['sharing'][string]> = {
  Private: 'Private',
  Read: 'Read',
  ReadWrite: 'ReadWrite',
  ReadWriteTransfer: 'ReadWriteTransfer',
  FullAccess: 'FullAccess',
  ControlledByParent: 'ReadWrite',
}

const ControlledByParent = 'ControlledByParent' as const

function share({ org }: Ground, object: string, model = ''): void {
  const { sharing } = org.rules
  const wanted =
    (object.endsWith('__c') ? sharingModels : { ...sharingModels, ControlledByParent })[model] ?? 'ReadWrite'
  if (sharingLevel(sharing, object) !== wanted) org.setRules({ sharing: { ...sharing, [object]: wanted } })
}

/** Fields, rules, list views and the like are components of their own. */
const children = new Set(['fields', 'listViews', 'validationRules', 'recordTypes', ...keptElements])

function withoutChildren(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !children.has(name)))
}

/** Of an object nobody deployed: what the schema tells. */
function derived({ org }: Ground, object: ObjectDef): ReturnType<typeof toXml> {
  if (!object.custom)
    return { enableFeeds: object.feedEnabled, sharingModel: sharingLevel(org.rules.sharing, object.name) }
  const name = object.fields.find((field) => field.nameField)
  return {
    deploymentStatus: 'Deployed',
    enableFeeds: object.feedEnabled,
    enableSearch: object.searchable,
    label: object.label,
    nameField: {
      displayFormat: name?.autoNumberFormat,
      label: name?.label ?? 'Name',
      type: name?.autoNumber ? 'AutoNumber' : 'Text',
    },
    pluralLabel: object.labelPlural,
    sharingModel: sharingLevel(org.rules.sharing, object.name),
  }
}
