/** The org of a believable company: a sales team of six, its customers, prospects, deals, cases, campaigns and catalogue. */
import { addAccounts } from './demo/accounts.ts'
import { addEvents, addTasks } from './demo/activities.ts'
import { addCampaigns, addMembers } from './demo/campaigns.ts'
import { addCases } from './demo/cases.ts'
import { addContacts } from './demo/contacts.ts'
import { addPosts } from './demo/feed.ts'
import { addInvoices } from './demo/invoices.ts'
import { addLeads } from './demo/leads.ts'
import { addOpportunities } from './demo/opportunities.ts'
import { addOrders } from './demo/orders.ts'
import { addProducts } from './demo/products.ts'
import { addUsers } from './demo/users.ts'
import empty from './empty.ts'
import type { Seeding } from './seeding.ts'

export default function seed(org: Seeding): void {
  empty(org)
  const team = addUsers(org)
  const prices = addProducts(org)
  const accounts = addAccounts(org, team)
  const contacts = addContacts(org, accounts)
  const campaigns = addCampaigns(org, team)
  const leads = addLeads(org, team)
  const deals = addOpportunities(org, { accounts, contacts, campaigns, prices })
  const cases = addCases(org, { contacts, team })
  addTasks(org, { accounts, contacts, leads, deals, team })
  addEvents(org, { contacts, leads, deals, team })
  addMembers(org, { campaigns, contacts, leads })
  addOrders(org, { accounts, prices })
  addInvoices(org, { accounts, deals })
  addPosts(org, { accounts, deals, cases })
}
