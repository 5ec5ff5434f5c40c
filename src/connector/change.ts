/** A change turns one object definition, or any object, into one trigger. Each file of changes/ is one. */
import { z } from 'zod'
import type { Trigger } from './define.ts'
import { type ChangeLetter, type CrmObject, toApi } from './object.ts'
import { words } from './verb.ts'

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

/** The parts all these triggers have in common. */
export function aboutTrigger(object: CrmObject | null) {
  return {
    object: object?.api ?? null,
    group: object ? words(object.plural) : 'Any object',
    feed: 'polling' as const,
    sample: sampleRecord(object),
  }
}

/** The object's name where the definition does not fix it. */
export function objectShape(object: CrmObject | null): { object?: z.ZodString } {
  if (object) return {}
  return { object: z.string().regex(/^\w+$/).describe('API name of the object: Invoice__c') }
}

/** The object to watch. */
export function watched(object: CrmObject | null, input: Record<string, unknown>): string {
  return object?.api ?? String(input['object'])
}

function sampleRecord(object: CrmObject | null): Record<string, unknown> {
  if (!object) return { Id: 'a00000000000001AAA', Name: 'INV-0001' }
  return { Id: '<id>', ...toApi(object, object.sample.create) }
}
