/** What a change event says, in the terms of an object's plan. */
import type { FieldValues } from '../../../salesforce/index.ts'
import type { ChangeMessage } from '../../../salesforce/pubsub/index.ts'
import type { Plan } from '../polling/plan.ts'
import { iso } from '../polling/position.ts'
import { spell } from './spell.ts'

/** Org time of the change as a poll would see it, ISO: stamps have whole seconds. */
export function stampOfMessage({ changed, changeType, values, commitTimestamp }: ChangeMessage): string {
  const told = changeType === 'UPDATE' && !changed.includes('LastModifiedDate') ? null : values['LastModifiedDate']
  return iso(Math.floor((typeof told === 'number' ? told : commitTimestamp) / 1000) * 1000)
}

/** Values the event carries, of the fields we read: of an update those that changed. */
export function toldValues(plan: Plan, { changeType, changed, carried, values }: ChangeMessage): FieldValues {
  const told = changeType === 'UPDATE' ? new Set(changed) : carried
  const names = plan.fields.filter((name) => told.has(name) && name in values)
  return Object.fromEntries(names.map((name) => [name, spell(values[name], plan.types.get(name))]))
}

const nameParts = ['Salutation', 'FirstName', 'MiddleName', 'LastName', 'InformalName', 'Suffix']

/** Whether an update on top of a whole state gives a whole state: nothing we read is derived from what changed. */
export function keepsWhole(plan: Plan, message: ChangeMessage): boolean {
  return lostBy(plan, message).length === 0
}

/** Fields whose values are not known any more after an update. */
export function lostBy(plan: Plan, { changed, diffed, carried }: ChangeMessage): string[] {
  const isKept = (field: string) =>
    carried.has(field) || isGiven(plan, field) || (field === 'Name' && !changed.some((one) => nameParts.includes(one)))
  return plan.fields.filter((field) => !isKept(field) || diffed.includes(field))
}

/** Whether a creation tells all we read. */
export function isWhole(plan: Plan, { carried }: ChangeMessage): boolean {
  return plan.fields.every((field) => carried.has(field) || isGiven(plan, field))
}

/** The header has the id, and the stamp is that of the change. */
function isGiven({ stampField }: Plan, field: string): boolean {
  return field === 'Id' || field === stampField
}
