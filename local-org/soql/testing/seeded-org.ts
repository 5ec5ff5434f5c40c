/** The small world the tests of SOQL ask about. */
import { idOf, MemoryOrg } from './memory-org.ts'

const at = (text: string) => Date.parse(text)

/** Three users and a queue, four accounts, four contacts, opportunities, tasks, invoices. The clock shows 2026-05-15 10:30 UTC. */
export function seededOrg(timeZone?: string): MemoryOrg {
  const org = new MemoryOrg('2026-05-15T10:30:00Z', timeZone)
  addPeople(org)
  addAccounts(org)
  addContacts(org)
  addOpportunities(org)
  addActivities(org)
  addInvoices(org)
  org.add('Lead', 1, { LastName: 'Lead', Company: 'Leads Inc', Status: 'Open', OwnerId: idOf('00G', 1) })
  org.add('Attachment', 1, { Name: 'a.txt', Body: 'blob-1', ParentId: idOf('001', 1) })
  return org
}

type Values = Parameters<MemoryOrg['add']>[2]

function addPeople(org: MemoryOrg): void {
  org.add('Profile', 1, { Name: 'System Administrator' })
  org.add('User', 1, {
    FirstName: 'Ada',
    LastName: 'Admin',
    Username: 'ada@x.org',
    IsActive: true,
    ProfileId: idOf('00e', 1),
  })
  org.add('User', 2, {
    FirstName: 'Ben',
    LastName: 'Rep',
    Username: 'ben@x.org',
    IsActive: false,
    ManagerId: idOf('005', 1),
  })
  org.add('Group', 1, { Name: 'Queue' })
}

function addAccounts(org: MemoryOrg): void {
  const account = (n: number, values: Values) =>
    org.add('Account', n, { OwnerId: idOf('005', 1), Active__c: false, ...values })
  account(1, {
    Name: 'Acme',
    Industry: 'Tech',
    Rating: 'Hot',
    AnnualRevenue: 1000,
    NumberOfEmployees: 10,
    ExternalKey__c: 'K1',
    Tier__c: 'Gold;Silver',
    Active__c: true,
    BillingCity: 'Berlin',
    BillingCountry: 'DE',
    BillingLatitude: 52.52,
    BillingLongitude: 13.405,
    CreatedDate: at('2026-01-10T23:30:00Z'),
    SystemModstamp: at('2026-05-01T00:00:00Z'),
  })
  account(2, {
    Name: 'beta',
    Industry: 'Tech',
    Rating: 'Cold',
    AnnualRevenue: 3000,
    ParentId: idOf('001', 1),
    OwnerId: idOf('005', 2),
    Tier__c: 'Silver',
    CreatedDate: at('2026-05-14T12:00:00Z'),
    SystemModstamp: at('2026-05-02T00:00:00Z'),
  })
  account(3, {
    Name: "Carl's 100%_sure",
    Industry: 'Food',
    Rating: 'Hot',
    CreatedDate: at('2026-05-15T01:00:00Z'),
    SystemModstamp: at('2026-05-02T00:00:00Z'),
  })
  account(4, { Name: 'Deleted', IsDeleted: true, Industry: 'Food', SystemModstamp: at('2026-05-03T00:00:00Z') })
  account(5, { Name: 'Échelle', CreatedDate: at('2025-12-31T20:00:00Z'), SystemModstamp: at('2026-05-04T00:00:00Z') })
}

function addContacts(org: MemoryOrg): void {
  const AccountId = idOf('001', 1)
  const contact = (n: number, values: Values) => org.add('Contact', n, { OwnerId: idOf('005', 2), ...values })
  contact(1, { FirstName: 'Zoe', LastName: 'Zimmer', AccountId, Email: 'zoe@acme.com', Birthdate: '1990-05-15' })
  contact(2, { FirstName: 'Yan', LastName: 'Young', AccountId, Email: 'yan@acme.com' })
  contact(3, { FirstName: null, LastName: 'Solo', AccountId: null })
  contact(4, { FirstName: 'Gone', LastName: 'Ghost', AccountId, IsDeleted: true })
}

function addOpportunities(org: MemoryOrg): void {
  const [acme, beta] = [idOf('001', 1), idOf('001', 2)]
  const opportunity = (n: number, values: Values) => org.add('Opportunity', n, values)
  opportunity(1, { Name: 'One', Amount: 100, CloseDate: '2026-05-15', StageName: 'Won', AccountId: acme })
  opportunity(2, { Name: 'Two', Amount: 250.5, CloseDate: '2026-04-30', StageName: 'Open', AccountId: acme })
  opportunity(3, { Name: 'Three', Amount: null, CloseDate: '2025-12-31', StageName: 'Won', AccountId: beta })
}

function addActivities(org: MemoryOrg): void {
  org.add('Task', 1, { Subject: 'Call', WhoId: idOf('003', 1), WhatId: idOf('001', 1), OwnerId: idOf('005', 1) })
  org.add('Task', 2, { Subject: 'Mail', WhoId: idOf('00Q', 1), WhatId: idOf('006', 1), OwnerId: idOf('00G', 1) })
  org.add('Task', 3, { Subject: 'Wait', ReminderTime__c: '09:30:00.000Z', OwnerId: idOf('005', 2) })
}

function addInvoices(org: MemoryOrg): void {
  const berlin = { Place__Latitude__s: 52.52, Place__Longitude__s: 13.405 }
  org.add('Invoice__c', 1, { Name: 'I-1', Total__c: 10, Account__c: idOf('001', 1), ...berlin })
  org.add('Invoice__c', 2, { Name: 'I-2', Total__c: 20, Account__c: idOf('001', 1) })
  org.add('InvoiceLine__c', 1, { Name: 'L-1', Quantity__c: 2, Invoice__c: idOf('a00', 1) })
}
