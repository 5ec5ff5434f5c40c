/** Six campaigns, two of which the lead templates add members to by name, and their members. */
import { day, nth, type Seeding } from '../seeding.ts'
import type { Contact } from './contacts.ts'
import type { Team } from './users.ts'

type Row = [name: string, type: string, status: string, isActive: boolean, startsIn: number]

const CAMPAIGNS: Row[] = [
  ['Inbound Priority', 'Other', 'In Progress', true, -60],
  ['Nurture', 'Email', 'In Progress', true, -90],
  ['Spring Trade Fair', 'Seminar / Conference', 'Completed', false, -120],
  ['Partner Webinar', 'Partners', 'In Progress', true, -14],
  ['Customer Referral', 'Referral Program', 'Planned', false, 20],
  ['Platform Launch Ads', 'Advertisement', 'Planned', true, 30],
]

const RESPONSES = ['Sent', 'Responded', 'Sent']

/** Ids in the order of the table; each campaign has the two statuses every campaign starts with. */
export function addCampaigns(org: Seeding, team: Team): string[] {
  const ids = org.insert(
    'Campaign',
    CAMPAIGNS.map((row) => toCampaign(org, row, team.managerId)),
  )
  org.insert('CampaignMemberStatus', ids.flatMap(toStatuses))
  return ids
}

function toCampaign(org: Seeding, [Name, Type, Status, IsActive, startsIn]: Row, OwnerId: string) {
  const dates = { StartDate: day(org, startsIn), EndDate: day(org, startsIn + 180) }
  return { Name, Type, Status, IsActive, OwnerId, BudgetedCost: 5000, ...dates }
}

function toStatuses(CampaignId: string): Record<string, unknown>[] {
  return [
    { CampaignId, Label: 'Sent', SortOrder: 1, IsDefault: true, HasResponded: false },
    { CampaignId, Label: 'Responded', SortOrder: 2, IsDefault: false, HasResponded: true },
  ]
}

interface Surroundings {
  campaigns: string[]
  contacts: Contact[]
  leads: string[]
}

/** Half of the leads and a quarter of the contacts are in one campaign each. */
export function addMembers(org: Seeding, { campaigns, contacts, leads }: Surroundings): void {
  const ofLeads = leads.filter((_, n) => n % 2 === 0).map((LeadId) => ({ LeadId }))
  const ofContacts = contacts.filter((_, n) => n % 4 === 0).map(({ id }) => ({ ContactId: id }))
  const members = [...ofLeads, ...ofContacts].map((member, n) => ({
    ...member,
    CampaignId: nth(campaigns, n),
    Status: nth(RESPONSES, n),
  }))
  org.insert('CampaignMember', members)
}
