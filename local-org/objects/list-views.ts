/**
 * The list views every new org has, as data: which rows, which columns, in which order. The seeds make one ListView row
 * of each; who has the row finds its filter here by SobjectType and DeveloperName.
 */

/** A condition as the page of a list view words it. */
export interface ListViewCondition {
  field: string
  operator: 'Equals' | 'StartsWith'
  /** A text or a checkbox; `literal` for dates such as THIS_WEEK. */
  operand: string | boolean
  literal?: true
}

export interface ListViewFilter {
  object: string
  developerName: string
  name: string
  /** Left out: all rows. */
  filter?: ListViewCondition
  /** `mine`: only rows the running user owns. Default `everything`. */
  scope?: 'mine'
  /** SOQL condition, without WHERE; undefined: all rows. */
  where: string | undefined
}

/** Columns shown, by object. */
export const listViewColumns: Record<string, string[]> = {
  Account: ['Name', 'Site', 'BillingState', 'Phone', 'Type', 'Owner.Alias'],
  Campaign: ['Name', 'Type', 'Status', 'StartDate', 'EndDate', 'NumberOfResponses', 'Owner.Alias'],
  Case: ['CaseNumber', 'Contact.Name', 'Subject', 'Status', 'Priority', 'CreatedDate', 'Owner.Alias'],
  Contact: ['Name', 'Account.Name', 'Title', 'Phone', 'Email', 'Owner.Alias'],
  Invoice__c: ['Name', 'Account__r.Name', 'Status__c', 'Amount__c', 'Due_Date__c'],
  Lead: ['Name', 'Company', 'State', 'Email', 'Status', 'CreatedDate', 'Owner.Alias'],
  Opportunity: ['Name', 'Account.Name', 'Amount', 'CloseDate', 'StageName', 'Owner.Alias'],
  Order: ['OrderNumber', 'Account.Name', 'Status', 'EffectiveDate', 'TotalAmount'],
  Product2: ['Name', 'ProductCode', 'Description', 'Family'],
}

/** Field and direction by which the views of an object are ordered; the others by their first column. */
export const listViewOrder: Record<string, { field: string; descending: boolean }> = {
  Case: { field: 'CreatedDate', descending: true },
  Lead: { field: 'CreatedDate', descending: true },
}

type View = [developerName: string, name: string, filter?: ListViewCondition, scope?: 'mine']

const equals = (field: string, operand: string | boolean): ListViewCondition => ({ field, operator: 'Equals', operand })
const during = (field: string, range: string): ListViewCondition => ({ ...equals(field, range), literal: true })
const startsWith = (field: string, operand: string): ListViewCondition => ({ field, operator: 'StartsWith', operand })

const views: Record<string, View[]> = {
  Account: [
    ['AllAccounts', 'All Accounts'],
    ['MyAccounts', 'My Accounts', undefined, 'mine'],
    ['NewThisWeek', 'New This Week', during('CreatedDate', 'THIS_WEEK')],
    ['Customers', 'Customers', startsWith('Type', 'Customer')],
    ['HotAccounts', 'Hot Accounts', equals('Rating', 'Hot')],
  ],
  Campaign: [
    ['AllCampaigns', 'All Campaigns'],
    ['AllActiveCampaigns', 'All Active Campaigns', equals('IsActive', true)],
  ],
  Case: [
    ['AllOpenCases', 'All Open Cases', equals('IsClosed', false)],
    ['AllClosedCases', 'All Closed Cases', equals('IsClosed', true)],
    ['MyOpenCases', 'My Open Cases', equals('IsClosed', false), 'mine'],
    ['EscalatedCases', 'Escalated Cases', equals('Status', 'Escalated')],
  ],
  Contact: [
    ['AllContacts', 'All Contacts'],
    ['MyContacts', 'My Contacts', undefined, 'mine'],
    ['NewThisWeek', 'New This Week', during('CreatedDate', 'THIS_WEEK')],
  ],
  Invoice__c: [
    ['All', 'All'],
    ['Overdue', 'Overdue', equals('Status__c', 'Overdue')],
  ],
  Lead: [
    ['AllOpenLeads', 'All Open Leads', equals('IsConverted', false)],
    ['MyUnreadLeads', 'My Unread Leads', equals('IsUnreadByOwner', true), 'mine'],
    ['TodaysLeads', "Today's Leads", during('CreatedDate', 'TODAY')],
  ],
  Opportunity: [
    ['AllOpportunities', 'All Opportunities'],
    ['MyOpportunities', 'My Opportunities', undefined, 'mine'],
    ['ClosingThisMonth', 'Closing This Month', during('CloseDate', 'THIS_MONTH')],
    ['Won', 'Won', equals('IsWon', true)],
  ],
  Order: [['AllOrders', 'All Orders']],
  Product2: [
    ['AllProducts', 'All Products'],
    ['ActiveProducts', 'Active Products', equals('IsActive', true)],
  ],
}

function soqlOf({ field, operator, operand, literal }: ListViewCondition): string {
  if (operator === 'StartsWith') return `${field} LIKE '${operand}%'`
  return `${field} = ${literal || typeof operand === 'boolean' ? operand : `'${operand}'`}`
}

/** All list views. */
export const listViews: ListViewFilter[] = Object.entries(views).flatMap(([object, ofObject]) =>
  ofObject.map(([developerName, name, filter, scope]) => ({
    object,
    developerName,
    name,
    where: filter && soqlOf(filter),
    ...(filter ? { filter } : {}),
    ...(scope ? { scope } : {}),
  })),
)
