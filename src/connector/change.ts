/** A change turns one object definition, or any object, into one trigger. Each file of changes/ is one. */
import { z } from 'zod'
import { defineTrigger, type Trigger, type TriggerExample } from './define.ts'
import { apiName, type ChangeLetter, type CrmObject, toApi } from './object.ts'
import { one, words } from './verb.ts'

export interface ChangeKind {
  letter: ChangeLetter
  /** @param object null: the workflow names the object itself, custom ones included */
  trigger(object: CrmObject | null): Trigger
}

/** What stands before the change in an id: lead in leadCreated, record in recordCreated. */
export function idStem(object: CrmObject | null): string {
  const name = object?.name ?? 'Record'
  return name.charAt(0).toLowerCase() + name.slice(1)
}

/** "Lead", "Opportunity Line Item", "Record". */
export const nameOf = (object: CrmObject | null): string => (object ? words(object.name) : 'Record')

/** "a lead", or what stands for it where the workflow names the object. */
export const oneOf = (object: CrmObject | null): string => (object ? one(object) : 'a record of the chosen object')

/** The parts all these triggers have in common. */
export function aboutTrigger(object: CrmObject | null) {
  return {
    object: object?.api ?? null,
    group: object ? words(object.plural) : 'Any object',
    feed: 'polling' as const,
    sample: sampleRecord(object),
  }
}

const instant = z
  .boolean()
  .describe('At once, by Change Data Capture where the org publishes the object; else by polling')

/** Settings all these triggers take: the object where the definition does not fix it, and how soon. */
export function watchShape(object: CrmObject | null, soon = false): Shape {
  const shape = { instant: instant.default(soon) }
  if (object) return shape
  return { object: z.string().regex(/^\w+$/).describe('API name of the object: Invoice__c'), ...shape }
}

interface Shape {
  object?: z.ZodString
  instant: z.ZodDefault<z.ZodBoolean>
}

/** The object to watch. */
export function watched(object: CrmObject | null, input: { object?: unknown }): string {
  return object?.api ?? String(input.object)
}

/** The API name of a field, by friendly or API name. */
export function watchedField(object: CrmObject | null, name: string): string {
  return object?.fields[name] ? apiName(name, object.fields[name]) : name
}

/** The record's own name of a field: capitals do not count, as in Salesforce itself. Null when it is not there. */
export function keyIn(record: Record<string, unknown>, field: string): string | null {
  if (Object.hasOwn(record, field)) return field
  const lower = field.toLowerCase()
  return Object.keys(record).find((name) => name.toLowerCase() === lower) ?? null
}

function sampleRecord(object: CrmObject | null): Record<string, unknown> {
  if (!object) return { Id: 'a00000000000001AAA', Name: 'INV-0001' }
  return { Id: '<id>', ...toApi(object, object.sample.create) }
}

/** The object examples are about, with the setting that names it where one is needed. */
export function exampleOf(object: CrmObject | null): { object: string; named: { object?: string } } {
  return object ? { object: object.api, named: {} } : { object: 'Invoice__c', named: { object: 'Invoice__c' } }
}

/** A kind of change is heard, another is not. */
export function plainExamples(object: CrmObject | null, change: TriggerExample['event']['change']): TriggerExample[] {
  const { object: api, named } = exampleOf(object)
  const other = change === 'created' ? 'updated' : 'created'
  return [
    { title: `One is ${change}`, with: named, event: { object: api, change }, hears: true },
    { title: `One is ${other}`, with: named, event: { object: api, change: other }, hears: false },
    { title: 'A record of another object', with: named, event: { object: 'Other__c', change }, hears: false },
  ]
}

interface Plain {
  change: 'created' | 'deleted' | 'undeleted' | 'merged'
  describe: string
  /** API names of fields whose last values are kept. */
  fields?: string[]
}

/** A trigger that hears every change of one kind. */
export function plainChange(object: CrmObject | null, { change, describe, fields = [] }: Plain): Trigger {
  const input = z.strictObject(watchShape(object))
  const word = change.charAt(0).toUpperCase() + change.slice(1)
  return defineTrigger({
    ...aboutTrigger(object),
    id: `${idStem(object)}${word}`,
    title: `${nameOf(object)} ${word}`,
    describe,
    input,
    watch: (given) => ({ object: watched(object, given), changes: [change], fields, instant: given.instant }),
    accepts: (event, given) => event.change === change && event.object === watched(object, given),
    examples: plainExamples(object, change),
  })
}
