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

interface ListViewWish {
  object: string
  developerName: string
  name: string
  /** Left out: all rows. */
  filter?: ListViewCondition
  /** `mine`: only rows the running user owns. Default `everything`. */
  scope?: 'mine'
}

export interface ListViewFilter extends ListViewWish {
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

const wishes: ListViewWish[] = [
  { object: 'Account', developerName: 'AllAccounts', name: 'All Accounts' },
  { object: 'Account', developerName: 'MyAccounts', name: 'My Accounts', scope: 'mine' },
  {
    object: 'Account',
    developerName: 'NewThisWeek',
    name: 'New This Week',
    filter: { field: 'CreatedDate', operator: 'Equals', operand: 'THIS_WEEK', literal: true },
  },
  {
    object: 'Account',
    developerName: 'Customers',
    name: 'Customers',
    filter: { field: 'Type', operator: 'StartsWith', operand: 'Customer' },
  },
  {
    object: 'Account',
    developerName: 'HotAccounts',
    name: 'Hot Accounts',
    filter: { field: 'Rating', operator: 'Equals', operand: 'Hot' },
  },
  { object: 'Campaign', developerName: 'AllCampaigns', name: 'All Campaigns' },
  {
    object: 'Campaign',
    developerName: 'AllActiveCampaigns',
    name: 'All Active Campaigns',
    filter: { field: 'IsActive', operator: 'Equals', operand: true },
  },
  {
    object: 'Case',
    developerName: 'AllOpenCases',
    name: 'All Open Cases',
    filter: { field: 'IsClosed', operator: 'Equals', operand: false },
  },
  {
    object: 'Case',
    developerName: 'AllClosedCases',
    name: 'All Closed Cases',
    filter: { field: 'IsClosed', operator: 'Equals', operand: true },
  },
  {
    object: 'Case',
    developerName: 'MyOpenCases',
    name: 'My Open Cases',
    filter: { field: 'IsClosed', operator: 'Equals', operand: false },
    scope: 'mine',
  },
  {
    object: 'Case',
    developerName: 'EscalatedCases',
    name: 'Escalated Cases',
    filter: { field: 'Status', operator: 'Equals', operand: 'Escalated' },
  },
  { object: 'Contact', developerName: 'AllContacts', name: 'All Contacts' },
  { object: 'Contact', developerName: 'MyContacts', name: 'My Contacts', scope: 'mine' },
  {
    object: 'Contact',
    developerName: 'NewThisWeek',
    name: 'New This Week',
    filter: { field: 'CreatedDate', operator: 'Equals', operand: 'THIS_WEEK', literal: true },
  },
  { object: 'Invoice__c', developerName: 'All', name: 'All' },
  {
    object: 'Invoice__c',
    developerName: 'Overdue',
    name: 'Overdue',
    filter: { field: 'Status__c', operator: 'Equals', operand: 'Overdue' },
  },
  {
    object: 'Lead',
    developerName: 'AllOpenLeads',
    name: 'All Open Leads',
    filter: { field: 'IsConverted', operator: 'Equals', operand: false },
  },
  {
    object: 'Lead',
    developerName: 'MyUnreadLeads',
    name: 'My Unread Leads',
    filter: { field: 'IsUnreadByOwner', operator: 'Equals', operand: true },
    scope: 'mine',
  },
  {
    object: 'Lead',
    developerName: 'TodaysLeads',
    name: "Today's Leads",
    filter: { field: 'CreatedDate', operator: 'Equals', operand: 'TODAY', literal: true },
  },
  { object: 'Opportunity', developerName: 'AllOpportunities', name: 'All Opportunities' },
  { object: 'Opportunity', developerName: 'MyOpportunities', name: 'My Opportunities', scope: 'mine' },
  {
    object: 'Opportunity',
    developerName: 'ClosingThisMonth',
    name: 'Closing This Month',
    filter: { field: 'CloseDate', operator: 'Equals', operand: 'THIS_MONTH', literal: true },
  },
  {
    object: 'Opportunity',
    developerName: 'Won',
    name: 'Won',
    filter: { field: 'IsWon', operator: 'Equals', operand: true },
  },
  { object: 'Order', developerName: 'AllOrders', name: 'All Orders' },
  { object: 'Product2', developerName: 'AllProducts', name: 'All Products' },
  {
    object: 'Product2',
    developerName: 'ActiveProducts',
    name: 'Active Products',
    filter: { field: 'IsActive', operator: 'Equals', operand: true },
  },
]

function soqlOf({ field, operator, operand, literal }: ListViewCondition): string {
  if (operator === 'StartsWith') return `${field} LIKE '${operand}%'`
  return `${field} = ${literal || typeof operand === 'boolean' ? operand : `'${operand}'`}`
}

export const listViews: ListViewFilter[] = wishes.map((wish) => {
  return { ...wish, where: wish.filter && soqlOf(wish.filter) }
})
