/** Two people at every account: one who decides, one who uses; the second reports to the first. */
import { domainOf } from '../companies.ts'
import { emailOf, person, phoneOf, SENIOR_TITLES, TITLES } from '../people.ts'
import { moment, nth, type Seeding } from '../seeding.ts'
import type { Account } from './accounts.ts'

export interface Contact {
  id: string
  account: Account
}

const DEPARTMENTS = ['Operations', 'IT', 'Purchasing', 'Sales', 'Finance']

/** The deciders of all accounts first, then the users, in the order of the accounts. */
export function addContacts(org: Seeding, accounts: Account[]): Contact[] {
  const bosses = org.insert(
    'Contact',
    accounts.map((account, n) => toContact(org, account, n, nth(SENIOR_TITLES, n))),
  )
  const users = accounts.map((account, n) => ({
    ...toContact(org, account, n + accounts.length, nth(TITLES, n)),
    ReportsToId: bosses[n],
  }))
  const ids = [...bosses, ...org.insert('Contact', users)]
  return ids.map((id, n) => ({ id, account: nth(accounts, n) }))
}

function toContact(org: Seeding, account: Account, n: number, Title: string): Record<string, unknown> {
  const who = person(n)
  return {
    AccountId: account.id,
    FirstName: who.first,
    LastName: who.last,
    Title,
    Department: nth(DEPARTMENTS, n),
    Email: emailOf(who, domainOf(account)),
    Phone: phoneOf(n + 40),
    MobilePhone: phoneOf(n + 140),
    MailingCity: account.city,
    MailingState: account.state || null,
    MailingCountry: account.country,
    HasOptedOutOfEmail: n % 17 === 5,
    OwnerId: account.ownerId,
    CreatedDate: moment(org, -380 + n * 4),
  }
}
