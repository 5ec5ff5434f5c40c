/** Custom fields of activities: told once, of `Activity`, and tasks and events both have them (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_activitiessettings.htm). */

import type { MetadataType, Plan } from './metadata-type.ts'

const activity = 'Activity'
const both = ['Task', 'Event'] as const

const isOfActivities = (fullName: string) => fullName.startsWith(`${activity}.`)
/** 'Task.Weight__c' and 'Event.Weight__c' are 'Activity.Weight__c'. */
const asActivity = (fullName: string) => fullName.replace(/^(?:Task|Event)\.(?=.*__c$)/, `${activity}.`)
/** The field's names where the org has it. */
const places = (fullName: string) =>
  isOfActivities(fullName) ? both.map((object) => fullName.replace(activity, object)) : [fullName]

function together(plans: readonly Plan[]): Plan {
  return {
    created: plans.some(({ created }) => created),
    apply() {
      for (const plan of plans) plan.apply()
    },
  }
}

function fieldsOf(type: MetadataType): MetadataType {
  return {
    ...type,
    fullNames: (ground) => [...new Set(type.fullNames(ground).map(asActivity))],
    inFileOf(ground, parent) {
      const of = (object: string) => type.inFileOf?.(ground, object) ?? []
      if (parent !== activity) return of(parent).filter((fullName) => !isOfActivities(asActivity(fullName)))
      return [...new Set(both.flatMap(of).map(asActivity))].filter(isOfActivities)
    },
    read(ground, fullName) {
      const [first = fullName, second = first] = places(fullName)
      return type.read(ground, first) ?? type.read(ground, second)
    },
    announce(draft, fullName, facts) {
      for (const place of places(fullName)) type.announce?.(draft, place, facts)
    },
    plan: (draft, fullName, facts) => together(places(fullName).map((place) => type.plan(draft, place, facts))),
    remove(ground, fullName) {
      for (const place of places(fullName)) type.remove(ground, place)
    },
  }
}

/** What stands in the file of activities comes as fields; of the thing itself nothing is told. */
function objectsOf(type: MetadataType): MetadataType {
  return {
    ...type,
    fullNames: (ground) => [...type.fullNames(ground), activity],
    read: (ground, fullName) => (fullName === activity ? {} : type.read(ground, fullName)),
    plan: (draft, fullName, facts) =>
      fullName === activity ? { created: false, apply: () => {} } : type.plan(draft, fullName, facts),
  }
}

const wraps: Readonly<Record<string, (type: MetadataType) => MetadataType>> = {
  CustomField: fieldsOf,
  CustomObject: objectsOf,
}

/** The type, where activities are two objects with one name. */
export const withActivities = (type: MetadataType): MetadataType => wraps[type.name]?.(type) ?? type
