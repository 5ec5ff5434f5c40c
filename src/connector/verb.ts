/** A verb turns one object definition into one action. Each file of verbs/ is one. */
import type { Action } from './define.ts'
import type { CrmObject, VerbLetter } from './object.ts'

export interface Verb {
  letter: VerbLetter
  action(object: CrmObject): Action
}

/** "a lead", "an account". */
export function one(object: CrmObject): string {
  const name = lowerCase(object.name)
  return `${/^[aeo]/.test(name) ? 'an' : 'a'} ${name}`
}

/** OpportunityLineItem → opportunity line item. */
export function lowerCase(name: string): string {
  return words(name).toLowerCase()
}

/** OpportunityLineItem → Opportunity Line Item. */
export function words(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2')
}
