/** Sixty leads in every state of work: new, worked on, given up. (Converting one is left to whoever tries the org.) */
import { type Company, domainOf, prospectCompanies } from '../companies.ts'
import { firmographics } from '../lead.ts'
import { emailOf, person, phoneOf, SENIOR_TITLES, TITLES } from '../people.ts'
import { moment, nth, type Seeding } from '../seeding.ts'
import type { Team } from './users.ts'

const COUNT = 60

const STATUSES = [
  'Open - Not Contacted',
  'Open - Not Contacted',
  'Working - Contacted',
  'Open - Not Contacted',
  'Working - Contacted',
  'Closed - Not Converted',
]
const SOURCES = ['Web', 'Partner Referral', 'Phone Inquiry', 'Purchased List', 'Other']
const RATINGS = ['Warm', 'Cold', 'Hot', null]

export function addLeads(org: Seeding, team: Team): string[] {
  const leads = Array.from({ length: COUNT }, (_, n) => toLead(org, nth(prospectCompanies, n), n, nth(team.sellers, n)))
  return org.insert('Lead', leads)
}

function toLead(org: Seeding, company: Company, n: number, OwnerId: string): Record<string, unknown> {
  const who = person(n + 200)
  const status = nth(STATUSES, n)
  return {
    FirstName: who.first,
    LastName: who.last,
    Title: n % 4 === 0 ? nth(SENIOR_TITLES, n / 4) : nth(TITLES, n),
    Email: emailOf(who, domainOf(company)),
    Phone: phoneOf(n + 300),
    Status: status,
    LeadSource: nth(SOURCES, n),
    Rating: nth(RATINGS, n),
    Score__c: (n * 17) % 101,
    Do_Not_Nurture__c: n % 13 === 6,
    HasOptedOutOfEmail: n % 19 === 7,
    IsUnreadByOwner: status === 'Open - Not Contacted',
    OwnerId,
    CreatedDate: moment(org, -90 + n * 1.5),
    ...firmographics(company),
  }
}
