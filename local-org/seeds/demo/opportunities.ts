/** Fifty deals over all stages, with what is sold and who takes part. */
import { opportunityStages } from '../../objects/index.ts'
import { day, moment, nth, type Seeding } from '../seeding.ts'
import type { Account } from './accounts.ts'
import type { Contact } from './contacts.ts'
import { type Price, STANDARD } from './products.ts'

const COUNT = 50

const SUBJECTS = ['Sensor roll-out', 'Platform subscription', 'Plant monitoring', 'Gateway upgrade', 'Support renewal']
const TYPES = ['New Customer', 'Existing Customer - Upgrade', 'New Customer', 'Existing Customer - Replacement']
const SOURCES = ['Web', 'Partner Referral', 'Phone Inquiry', 'Other']
const NEXT_STEPS = ['Call about requirements', 'Send proposal', 'Arrange site visit', 'Agree contract terms']

interface Surroundings {
  accounts: Account[]
  contacts: Contact[]
  campaigns: string[]
  prices: Price[]
}

/** A deal and where it belongs. */
export interface Deal {
  id: string
  account: Account
  closed: boolean
}

export function addOpportunities(org: Seeding, around: Surroundings): Deal[] {
  const deals = Array.from({ length: COUNT }, (_, n) => toOpportunity(org, around, n))
  const ids = org.insert('Opportunity', deals)
  org.insert(
    'OpportunityLineItem',
    ids.flatMap((id, n) => toLines(id, n, around.prices)),
  )
  org.insert(
    'OpportunityContactRole',
    ids.flatMap((id, n) => toRoles(id, nth(around.accounts, n), around.contacts)),
  )
  return ids.map((id, n) => ({ id, account: nth(around.accounts, n), closed: nth(opportunityStages, n).isClosed }))
}

function toOpportunity(org: Seeding, { accounts, campaigns }: Surroundings, n: number): Record<string, unknown> {
  const account = nth(accounts, n)
  const stage = nth(opportunityStages, n)
  const closeIn = stage.isClosed ? -5 - n * 2 : 7 + ((n * 11) % 120)
  return {
    Name: `${account.name} - ${nth(SUBJECTS, n)}`,
    AccountId: account.id,
    StageName: stage.name,
    CloseDate: day(org, closeIn),
    Type: nth(TYPES, n),
    LeadSource: nth(SOURCES, n),
    NextStep: stage.isClosed ? null : nth(NEXT_STEPS, n),
    CampaignId: n % 4 === 0 ? nth(campaigns, n / 4) : null,
    Pricebook2: STANDARD,
    OwnerId: account.ownerId,
    CreatedDate: moment(org, -150 + n * 2),
  }
}

/** One to three products each; only the quantity varies, the sales price is the list price. */
function toLines(OpportunityId: string, n: number, prices: Price[]): Record<string, unknown>[] {
  return Array.from({ length: 1 + (n % 3) }, (_, line) => {
    const price = nth(prices, n + line * 4)
    return {
      OpportunityId,
      PricebookEntryId: price.entryId,
      Quantity: 1 + ((n + line) % 8),
      UnitPrice: price.unitPrice,
    }
  })
}

function toRoles(OpportunityId: string, account: Account, contacts: Contact[]): Record<string, unknown>[] {
  const [decider, user] = contacts.filter((contact) => contact.account.id === account.id)
  return [
    { OpportunityId, ContactId: decider?.id, Role: 'Decision Maker', IsPrimary: true },
    { OpportunityId, ContactId: user?.id, Role: 'Business User', IsPrimary: false },
  ]
}
