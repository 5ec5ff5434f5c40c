/**
 * The standard matching rules of accounts, contacts and leads: their fields and equations
 * (https://help.salesforce.com/s/articleView?id=sales.matching_rules_standard_contact_rule.htm).
 */
import type { METHODS } from './methods.ts'

export interface MatchingRule {
  object: string
  /** Name in the equation -> field ('Account.Name' of a contact's account) and method. */
  fields: Record<string, readonly [field: string, method: keyof typeof METHODS]>
  /** Groups of names; all of one group must match. What tells most apart comes first. */
  equation: readonly string[]
}

const PERSON = [
  'last first title company',
  'last first email',
  'last first phone company',
  'last first street city',
  'last first street zip',
  'last first street phone',
  'last first street title',
  'last first title email',
  'last first phone',
]

const person = (company: string, address: string): MatchingRule['fields'] => ({
  first: ['FirstName', 'firstName'],
  last: ['LastName', 'lastName'],
  title: ['Title', 'title'],
  company: [company, 'companyName'],
  email: ['Email', 'exact'],
  phone: ['Phone', 'phone'],
  street: [`${address}Street`, 'street'],
  city: [`${address}City`, 'city'],
  zip: [`${address}PostalCode`, 'zip'],
})

/** By the name a duplicate rule names. */
export const STANDARD_RULES: Readonly<Record<string, MatchingRule>> = {
  Standard_Account_Match_Rule_v1_0: {
    object: 'Account',
    fields: {
      name: ['Name', 'companyName'],
      street: ['BillingStreet', 'street'],
      city: ['BillingCity', 'city'],
      state: ['BillingState', 'exact'],
      zip: ['BillingPostalCode', 'zip'],
      phone: ['Phone', 'phone'],
      website: ['Website', 'website'],
    },
    equation: ['name street', 'name city state', 'name zip', 'name phone', 'website phone', 'website street'],
  },
  Standard_Contact_Match_Rule_v1_1: {
    object: 'Contact',
    fields: person('Account.Name', 'Mailing'),
    equation: PERSON,
  },
  Standard_Lead_Match_Rule_v1_0: { object: 'Lead', fields: person('Company', ''), equation: PERSON },
}

export const STANDARD_MATCHING_RULES: readonly string[] = Object.keys(STANDARD_RULES)
