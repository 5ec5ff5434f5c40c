/** The customers, partners and prospects of the demo org. */
import { accountCompanies, type Company, websiteOf } from '../companies.ts'
import { phoneOf } from '../people.ts'
import { moment, nth, type Seeding } from '../seeding.ts'
import type { Team } from './users.ts'

export interface Account extends Company {
  id: string
  ownerId: string
}

const TYPES = ['Customer - Direct', 'Prospect', 'Customer - Channel', 'Prospect', 'Technology Partner']
const RATINGS = ['Warm', 'Hot', 'Cold']
const STREETS = ['Main Street', 'Market Street', 'Harbor Road', 'Industrial Way', 'Station Avenue']

/** One account per company; every third customer has an external id, as if an ERP knew it. */
export function addAccounts(org: Seeding, team: Team): Account[] {
  const owners = accountCompanies.map((_, n) => nth(team.sellers, n))
  const ids = org.insert(
    'Account',
    accountCompanies.map((company, n) => toAccount(org, company, n, owners[n] ?? '')),
  )
  return accountCompanies.map((company, n) => ({ ...company, id: ids[n] ?? '', ownerId: owners[n] ?? '' }))
}

function toAccount(org: Seeding, company: Company, n: number, OwnerId: string): Record<string, unknown> {
  return {
    Name: company.name,
    Type: nth(TYPES, n),
    Rating: nth(RATINGS, n),
    Industry: company.industry,
    Website: websiteOf(company),
    Phone: phoneOf(n),
    NumberOfEmployees: company.employees,
    AnnualRevenue: company.revenue,
    AccountNumber: `CD${1000 + n * 7}`,
    BillingStreet: `${100 + n * 13} ${nth(STREETS, n)}`,
    BillingCity: company.city,
    BillingState: company.state || null,
    BillingCountry: company.country,
    OwnerId,
    CreatedDate: moment(org, -400 + n * 8),
    ...(n % 3 === 0 && { External_Id__c: `ERP-${10_000 + n}` }),
  }
}
