/**
 * The list views every new org has, as data: which rows, which columns, in which order. The seeds make one ListView row
 * of each; who has the row finds its filter here by SobjectType and DeveloperName.
 */

export interface ListViewFilter {
  object: string
  developerName: string
  name: string
  /** SOQL condition, without WHERE; left out: all rows. */
  where?: string
  /** `mine`: only rows the running user owns. Default `everything`. */
  scope?: 'mine'
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

export const listViews: ListViewFilter[] = [
  { object: 'Account', developerName: 'AllAccounts', name: 'All Accounts' },
  { object: 'Account', developerName: 'MyAccounts', name: 'My Accounts', scope: 'mine' },
  { object: 'Account', developerName: 'NewThisWeek', name: 'New This Week', where: 'CreatedDate = THIS_WEEK' },
  { object: 'Account', developerName: 'Customers', name: 'Customers', where: "Type LIKE 'Customer%'" },
  { object: 'Account', developerName: 'HotAccounts', name: 'Hot Accounts', where: "Rating = 'Hot'" },
  { object: 'Campaign', developerName: 'AllCampaigns', name: 'All Campaigns' },
  { object: 'Campaign', developerName: 'AllActiveCampaigns', name: 'All Active Campaigns', where: 'IsActive = true' },
  { object: 'Case', developerName: 'AllOpenCases', name: 'All Open Cases', where: 'IsClosed = false' },
  { object: 'Case', developerName: 'AllClosedCases', name: 'All Closed Cases', where: 'IsClosed = true' },
  { object: 'Case', developerName: 'MyOpenCases', name: 'My Open Cases', where: 'IsClosed = false', scope: 'mine' },
  { object: 'Case', developerName: 'EscalatedCases', name: 'Escalated Cases', where: "Status = 'Escalated'" },
  { object: 'Contact', developerName: 'AllContacts', name: 'All Contacts' },
  { object: 'Contact', developerName: 'MyContacts', name: 'My Contacts', scope: 'mine' },
  { object: 'Contact', developerName: 'NewThisWeek', name: 'New This Week', where: 'CreatedDate = THIS_WEEK' },
  { object: 'Invoice__c', developerName: 'All', name: 'All' },
  { object: 'Invoice__c', developerName: 'Overdue', name: 'Overdue', where: "Status__c = 'Overdue'" },
  { object: 'Lead', developerName: 'AllOpenLeads', name: 'All Open Leads', where: 'IsConverted = false' },
  {
    object: 'Lead',
    developerName: 'MyUnreadLeads',
    name: 'My Unread Leads',
    where: 'IsUnreadByOwner = true',
    scope: 'mine',
  },
  { object: 'Lead', developerName: 'TodaysLeads', name: "Today's Leads", where: 'CreatedDate = TODAY' },
  { object: 'Opportunity', developerName: 'AllOpportunities', name: 'All Opportunities' },
  { object: 'Opportunity', developerName: 'MyOpportunities', name: 'My Opportunities', scope: 'mine' },
  {
    object: 'Opportunity',
    developerName: 'ClosingThisMonth',
    name: 'Closing This Month',
    where: 'CloseDate = THIS_MONTH',
  },
  { object: 'Opportunity', developerName: 'Won', name: 'Won', where: 'IsWon = true' },
  { object: 'Order', developerName: 'AllOrders', name: 'All Orders' },
  { object: 'Product2', developerName: 'AllProducts', name: 'All Products' },
  { object: 'Product2', developerName: 'ActiveProducts', name: 'Active Products', where: 'IsActive = true' },
]
