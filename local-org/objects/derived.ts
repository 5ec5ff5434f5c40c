/**
 * What the org fills in by itself, as data: facts that follow from a status or stage, and fields that mirror a parent's.
 * The rows of the picklist tables (OpportunityStage, LeadStatus, CaseStatus, TaskStatus, …) are seeded from here too.
 */

/** One entry of a status picklist; `isDefault` is given on create when none was sent. */
interface Status {
  name: string
  isDefault: boolean
}

/** Probability in per cent and forecast category are taken over when the stage changes, unless sent along. */
export const opportunityStages = [
  { name: 'Prospecting', probability: 10, forecastCategory: 'Pipeline', isClosed: false, isWon: false },
  { name: 'Qualification', probability: 10, forecastCategory: 'Pipeline', isClosed: false, isWon: false },
  { name: 'Needs Analysis', probability: 20, forecastCategory: 'Pipeline', isClosed: false, isWon: false },
  { name: 'Value Proposition', probability: 50, forecastCategory: 'Pipeline', isClosed: false, isWon: false },
  { name: 'Id. Decision Makers', probability: 60, forecastCategory: 'Pipeline', isClosed: false, isWon: false },
  { name: 'Perception Analysis', probability: 70, forecastCategory: 'Pipeline', isClosed: false, isWon: false },
  { name: 'Proposal/Price Quote', probability: 75, forecastCategory: 'Pipeline', isClosed: false, isWon: false },
  { name: 'Negotiation/Review', probability: 90, forecastCategory: 'Pipeline', isClosed: false, isWon: false },
  { name: 'Closed Won', probability: 100, forecastCategory: 'Closed', isClosed: true, isWon: true },
  { name: 'Closed Lost', probability: 0, forecastCategory: 'Omitted', isClosed: true, isWon: false },
] as const

/** ForecastCategory -> ForecastCategoryName. */
export const forecastCategoryNames: Record<string, string> = {
  Omitted: 'Omitted',
  Pipeline: 'Pipeline',
  BestCase: 'Best Case',
  MostLikely: 'Most Likely',
  Forecast: 'Commit',
  Closed: 'Closed',
}

/** A lead may be converted with a status that `isConverted`. */
export const leadStatuses: (Status & { isConverted: boolean })[] = [
  { name: 'Open - Not Contacted', isDefault: true, isConverted: false },
  { name: 'Working - Contacted', isDefault: false, isConverted: false },
  { name: 'Closed - Converted', isDefault: false, isConverted: true },
  { name: 'Closed - Not Converted', isDefault: false, isConverted: false },
]

/** Case.IsClosed and ClosedDate follow from the status. */
export const caseStatuses: (Status & { isClosed: boolean })[] = [
  { name: 'New', isDefault: true, isClosed: false },
  { name: 'Working', isDefault: false, isClosed: false },
  { name: 'Escalated', isDefault: false, isClosed: false },
  { name: 'Closed', isDefault: false, isClosed: true },
]

/** Task.IsClosed and CompletedDateTime follow from the status. */
export const taskStatuses: (Status & { isClosed: boolean })[] = [
  { name: 'Not Started', isDefault: true, isClosed: false },
  { name: 'In Progress', isDefault: false, isClosed: false },
  { name: 'Completed', isDefault: false, isClosed: true },
  { name: 'Waiting on someone else', isDefault: false, isClosed: false },
  { name: 'Deferred', isDefault: false, isClosed: false },
]

/** Task.IsHighPriority follows from the priority. */
export const taskPriorities: (Status & { isHighPriority: boolean })[] = [
  { name: 'High', isDefault: false, isHighPriority: true },
  { name: 'Normal', isDefault: true, isHighPriority: false },
  { name: 'Low', isDefault: false, isHighPriority: false },
]

/** Order.StatusCode follows from the status; an order starts as a draft. */
export const orderStatuses: (Status & { statusCode: string })[] = [
  { name: 'Draft', isDefault: true, statusCode: 'Draft' },
  { name: 'Activated', isDefault: false, statusCode: 'Activated' },
]

/** Contract.StatusCode follows from the status. */
export const contractStatuses: (Status & { statusCode: string })[] = [
  { name: 'In Approval Process', isDefault: false, statusCode: 'InApproval' },
  { name: 'Activated', isDefault: false, statusCode: 'Activated' },
  { name: 'Draft', isDefault: true, statusCode: 'Draft' },
]

const PERSON_MIRROR = [
  'Salutation',
  'Name',
  'FirstName',
  'LastName',
  'Title',
  'Email',
  'Phone',
  'Fax',
  'MobilePhone',
  'Description',
  'DoNotCall',
  'HasOptedOutOfEmail',
  'HasOptedOutOfFax',
  'LeadSource',
]

/**
 * Object -> field -> where its value comes from: 'ContactId.Email' is the Email of the record in ContactId. The first
 * path with a value wins; 'WhatId:Account.Id' counts only when WhatId holds an Account.
 */
export const mirrors: Record<string, Record<string, string[]>> = {
  Case: {
    ContactPhone: ['ContactId.Phone'],
    ContactMobile: ['ContactId.MobilePhone'],
    ContactEmail: ['ContactId.Email'],
    ContactFax: ['ContactId.Fax'],
  },
  CampaignMember: {
    ...Object.fromEntries(PERSON_MIRROR.map((field) => [field, [`LeadId.${field}`, `ContactId.${field}`]])),
    Street: ['LeadId.Street', 'ContactId.MailingStreet'],
    City: ['LeadId.City', 'ContactId.MailingCity'],
    State: ['LeadId.State', 'ContactId.MailingState'],
    PostalCode: ['LeadId.PostalCode', 'ContactId.MailingPostalCode'],
    Country: ['LeadId.Country', 'ContactId.MailingCountry'],
    CompanyOrAccount: ['LeadId.Company', 'ContactId.AccountId.Name'],
    LeadOrContactId: ['ContactId', 'LeadId'],
    LeadOrContactOwnerId: ['ContactId.OwnerId', 'LeadId.OwnerId'],
  },
  PricebookEntry: { Name: ['Product2Id.Name'], ProductCode: ['Product2Id.ProductCode'] },
  OpportunityLineItem: { Product2Id: ['PricebookEntryId.Product2Id'], ProductCode: ['Product2Id.ProductCode'] },
  OrderItem: { Product2Id: ['PricebookEntryId.Product2Id'] },
  Asset: { ProductCode: ['Product2Id.ProductCode'], StockKeepingUnit: ['Product2Id.StockKeepingUnit'] },
  Task: { AccountId: ['WhatId:Account.Id', 'WhatId.AccountId', 'WhoId.AccountId'] },
  Event: { AccountId: ['WhatId:Account.Id', 'WhatId.AccountId', 'WhoId.AccountId'] },
}

/** Figures of Campaign that count only rows for which the path `onlyIf` is true. */
export const conditionalSummaries = [
  {
    object: 'Campaign',
    field: 'NumberOfConvertedLeads',
    child: 'CampaignMember',
    key: 'CampaignId',
    onlyIf: 'LeadId.IsConverted',
  },
  {
    object: 'Campaign',
    field: 'AmountWonOpportunities',
    child: 'Opportunity',
    key: 'CampaignId',
    sum: 'Amount',
    onlyIf: 'IsWon',
  },
]

/** The values of a status table, for the picklist field that uses it. */
export function names(table: readonly { name: string }[]): string[] {
  return table.map((entry) => entry.name)
}
