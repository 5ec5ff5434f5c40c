/** Fields of an object (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm). */

import { type FieldDef, OrgError } from '../../org/index.ts'
import { dropComponent, storeComponent, storedComponent } from '../component-store.ts'
import type { Draft } from '../draft.ts'
import { type Facts, factFlag, toXml } from '../facts.ts'
import { defineField, kindOf } from '../fields/define-field.ts'
import { isCustomizable, writeField } from '../fields/write-field.ts'
import type { Ground } from '../ground.ts'
import type { MetadataType, Plan } from '../metadata-type.ts'
import { notThere } from '../refusals.ts'
import { splitName } from '../split-name.ts'

const type = 'CustomField'

export default {
  name: type,
  prefix: '00N',
  parent: { type: 'CustomObject', element: 'fields' },
  order: 20,
  fullNames(ground) {
    const objects = [...ground.org.as(ground.org.admin.id).objects()].filter(({ further }) => further?.read !== false)
    return objects.flatMap(({ name, fields }) =>
      fields.flatMap((field) => (field.custom ? `${name}.${field.name}` : [])),
    )
  },
  inFileOf({ org }, parent) {
    const object = org.as(org.admin.id).object(parent)
    if (!object) return []
    const isToldOf = (field: FieldDef) => field.custom || (!object.custom && isCustomizable(field))
    return object.fields.filter(isToldOf).map(({ name }) => `${object.name}.${name}`)
  },
  read(ground, fullName) {
    const found = find(ground, fullName)
    if (!found) return undefined
    const stored = storedComponent(ground, type, `${found.object.name}.${found.field.name}`)
    return stored ? toXml(stored.facts) : writeField(ground, found.object, found.field)
  },
  announce(draft, fullName, facts) {
    const { object, name } = splitName(fullName)
    if (!existingField(draft, object, name)) draft.addField(object, { name, ...kindOf(draft, facts) })
  },
  plan(draft, fullName, facts) {
    const { object, name } = splitName(fullName)
    if (!draft.hasObject(object)) throw notThere('CustomObject', object)
    const existing = existingField(draft, object, name)
    if (existing && !existing.custom) return keepStandard(draft, object, name, facts)
    const field = defineField(draft, object, name, facts)
    if (!existing) draft.addField(object, field)
    return {
      created: !existing,
      apply() {
        const { ground } = draft
        if (existing) ground.org.changeCustomField(object, field)
        else ground.org.createCustomField(object, field)
        track(ground, 'history', `${object}.${name}`, factFlag(facts, 'trackHistory'))
        track(ground, 'feedTracking', `${object}.${name}`, factFlag(facts, 'trackFeedHistory'))
        storeComponent(ground, type, `${object}.${name}`, facts)
      },
    }
  },
  remove(ground, fullName) {
    const found = find(ground, fullName)
    if (!found?.field.custom) throw notThere(type, fullName)
    const { object, field } = found
    refuseUsed(ground, object.name, field.name)
    ground.org.removeCustomField(object.name, field.name)
    dropComponent(ground, type, `${object.name}.${field.name}`)
  },
} satisfies MetadataType

function find({ org }: Ground, fullName: string) {
  const { object: objectName, name } = splitName(fullName)
  const view = org.as(org.admin.id)
  const object = view.object(objectName)
  const field = object && view.field(object, name)
  return object && field ? { object, field } : undefined
}

function existingField(draft: Draft, object: string, name: string) {
  return draft.existing(object)?.fields.find((field) => field.name.toLowerCase() === name.toLowerCase())
}

/** Of a standard field only what is kept and told of its changes can be set. */
function keepStandard({ ground }: Draft, object: string, name: string, facts: Facts): Plan {
  return {
    created: false,
    apply: () => {
      for (const [fact, book] of tracks) {
        if (facts[fact] !== undefined) track(ground, book, `${object}.${name}`, factFlag(facts, fact))
      }
    },
  }
}

/** A field that a validation rule speaks of stays. */
function refuseUsed({ org }: Ground, object: string, name: string): void {
  const word = new RegExp(`(?<![\\w.])${name}(?!\\w)`)
  const user = org.rules.validationRules.find((rule) => rule.object === object && word.test(rule.errorCondition))
  if (!user) return
  const words = `This custom field is referenced elsewhere in salesforce.com.: Validation Rule - ${object}.${user.name}`
  throw new OrgError('DEPENDENCY_EXISTS', words)
}

/** What is said of a field's changes -> where the org keeps it. */
const tracks = [
  ['trackHistory', 'history'],
  ['trackFeedHistory', 'feedTracking'],
] as const

function track({ org }: Ground, book: 'history' | 'feedTracking', fullName: string, wanted: boolean): void {
  const { object, name } = splitName(fullName)
  const kept = org.rules[book][object] ?? []
  if (kept.includes(name) === wanted) return
  const fields = wanted ? [...kept, name] : kept.filter((other) => other !== name)
  org.setRules({ [book]: { ...org.rules[book], [object]: fields } })
}
