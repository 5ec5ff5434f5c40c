/** Fills a local org with accounts and contacts, the same ones each time. */
import type { ControlClient } from '../../local-org/index.ts'

export interface Size {
  accounts: number
  contacts: number
}

export const small: Size = { accounts: 20_000, contacts: 60_000 }
export const large: Size = { accounts: 100_000, contacts: 300_000 }

/** Contacts hang on the first accounts, in turns. */
const parents = 1000
const sources = ['Web', 'Phone Inquiry', 'Partner Referral', 'Purchased List', 'Other']

interface Generated {
  first: string
  last: string
  ids?: string[]
}

/** Returns the ids of the accounts that have contacts, and of the first contact. */
export async function fill(control: ControlClient, size: Size): Promise<{ parents: string[]; contact: string }> {
  const generate = (object: string, count: number, values: Record<string, unknown>) =>
    control.post<Generated>('/seed', { generator: { object, count, values } })
  const records = Array.from({ length: parents }, (_, n) => ({ Name: `Parent ${n}` }))
  const { ids } = await control.post<{ ids: { Account: string[] } }>('/seed', { records: { Account: records } })
  await generate('Account', size.accounts - parents, { Name: 'Company {n}', Industry: ['Energy', 'Banking', 'Media'] })
  const { first } = await generate('Contact', size.contacts, contactValues(ids.Account))
  return { parents: ids.Account, contact: first }
}

/** More contacts, until there are so many. */
export async function addContacts(control: ControlClient, count: number): Promise<void> {
  await control.post('/seed', { generator: { object: 'Contact', count, values: contactValues([null]) } })
}

function contactValues(accounts: (string | null)[]): Record<string, unknown> {
  return {
    FirstName: ['Ada', 'Grace', 'Alan', 'Edsger', 'Barbara'],
    LastName: 'Person {n}',
    Email: 'person{n}@example.com',
    Phone: '+49 30 {n}',
    LeadSource: sources,
    HasOptedOutOfEmail: [false, true],
    AccountId: accounts,
  }
}
