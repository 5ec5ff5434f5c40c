/** Invoices: rows of the custom object, for the deals that were won and some accounts beside. */
import { day, nth, type Seeding } from '../seeding.ts'
import type { Account } from './accounts.ts'
import type { Deal } from './opportunities.ts'

const COUNT = 12

const STATUSES = ['Sent', 'Paid', 'Draft', 'Overdue']
const CHANNELS = ['E-mail', 'E-mail;Portal', 'Post', 'EDI;Portal']

export function addInvoices(org: Seeding, { accounts, deals }: { accounts: Account[]; deals: Deal[] }): void {
  const closed = deals.filter((deal) => deal.closed)
  org.insert(
    'Invoice__c',
    Array.from({ length: COUNT }, (_, n) => toInvoice(org, accounts, closed, n)),
  )
}

function toInvoice(org: Seeding, accounts: Account[], closed: Deal[], n: number): Record<string, unknown> {
  const deal = n % 2 ? undefined : nth(closed, n)
  const status = nth(STATUSES, n)
  return {
    Account__c: deal?.account.id ?? nth(accounts, n * 3).id,
    Opportunity__c: deal?.id ?? null,
    Status__c: status,
    Paid__c: status === 'Paid',
    Amount__c: 900 + n * 431.5,
    Due_Date__c: day(org, status === 'Overdue' ? -9 - n : 14 + n),
    Channels__c: nth(CHANNELS, n),
    External_Id__c: `INV-EXT-${1 + n}`,
  }
}
