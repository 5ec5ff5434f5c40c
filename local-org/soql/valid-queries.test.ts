/** A wide table of queries that Salesforce answers: every date literal, every function, every clause. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadObjects } from '../objects/index.ts'
import { createOrg } from '../org/index.ts'
import { runQuery } from './index.ts'

const org = await createOrg({ objects: await loadObjects(), randomSeed: 1 })
const add = (object: string, values: object) => org.create(org.admin.id, object, values)
const AccountId = add('Account', { Name: 'Acme', Industry: 'Energy', BillingLatitude: 37.7, BillingLongitude: -122.4 })
const ContactId = add('Contact', { LastName: 'Lovelace', AccountId })
const CaseId = add('Case', { Subject: 'Help', ContactId, AccountId })
add('CaseComment', { ParentId: CaseId, CommentBody: 'Soon' })
add('Lead', { LastName: 'Hopper', Company: 'Navy', LeadSource: 'Web', Rating: 'Hot' })
const WhatId = add('Opportunity', {
  Name: 'Engine',
  AccountId,
  StageName: 'Prospecting',
  CloseDate: '2026-01-31',
  Amount: 5,
})
add('Task', { Subject: 'Call', WhatId, WhoId: ContactId })
add('Event', { Subject: 'Meet', WhatId: AccountId, StartDateTime: '2026-01-31T10:00:00Z', DurationInMinutes: 30 })
const view = org.as(org.admin.id)

const LITERALS = [
  'YESTERDAY',
  'TODAY',
  'TOMORROW',
  'LAST_WEEK',
  'THIS_WEEK',
  'NEXT_WEEK',
  'LAST_MONTH',
  'THIS_MONTH',
  'NEXT_MONTH',
  'LAST_90_DAYS',
  'NEXT_90_DAYS',
  'LAST_N_DAYS:3',
  'NEXT_N_DAYS:3',
  'N_DAYS_AGO:3',
  'NEXT_N_WEEKS:2',
  'LAST_N_WEEKS:2',
  'N_WEEKS_AGO:2',
  'NEXT_N_MONTHS:2',
  'LAST_N_MONTHS:2',
  'N_MONTHS_AGO:2',
  'THIS_QUARTER',
  'LAST_QUARTER',
  'NEXT_QUARTER',
  'NEXT_N_QUARTERS:2',
  'LAST_N_QUARTERS:2',
  'N_QUARTERS_AGO:2',
  'THIS_YEAR',
  'LAST_YEAR',
  'NEXT_YEAR',
  'NEXT_N_YEARS:2',
  'LAST_N_YEARS:2',
  'N_YEARS_AGO:2',
  'THIS_FISCAL_QUARTER',
  'LAST_FISCAL_QUARTER',
  'NEXT_FISCAL_QUARTER',
  'NEXT_N_FISCAL_QUARTERS:2',
  'LAST_N_FISCAL_QUARTERS:2',
  'N_FISCAL_QUARTERS_AGO:2',
  'THIS_FISCAL_YEAR',
  'LAST_FISCAL_YEAR',
  'NEXT_FISCAL_YEAR',
  'NEXT_N_FISCAL_YEARS:2',
  'LAST_N_FISCAL_YEARS:2',
  'N_FISCAL_YEARS_AGO:2',
]
const FUNCTIONS = [
  'CALENDAR_MONTH',
  'CALENDAR_QUARTER',
  'CALENDAR_YEAR',
  'DAY_IN_MONTH',
  'DAY_IN_WEEK',
  'DAY_IN_YEAR',
  'DAY_ONLY',
  'FISCAL_MONTH',
  'FISCAL_QUARTER',
  'FISCAL_YEAR',
  'HOUR_IN_DAY',
  'WEEK_IN_MONTH',
  'WEEK_IN_YEAR',
]
const QUERIES = [
  ...LITERALS.map((l) => `SELECT Id FROM Account WHERE CreatedDate < ${l} OR LastActivityDate = ${l}`),
  ...FUNCTIONS.map((f) => `SELECT ${f}(CreatedDate), COUNT(Id) FROM Account GROUP BY ${f}(CreatedDate)`),
  ...FUNCTIONS.map((f) => `SELECT Id FROM Account WHERE ${f}(CreatedDate) != ${f === 'DAY_ONLY' ? '2020-01-01' : '3'}`),
  'SELECT HOUR_IN_DAY(convertTimezone(CreatedDate)), COUNT(Id) FROM Account GROUP BY HOUR_IN_DAY(convertTimezone(CreatedDate))',
  'SELECT Name n, MAX(Amount), MIN(Amount) mi FROM Opportunity GROUP BY Name ORDER BY MAX(Amount) DESC NULLS LAST LIMIT 5 OFFSET 1',
  "SELECT LeadSource, COUNT(Name) cnt FROM Lead GROUP BY LeadSource HAVING COUNT(Name) > 1 and LeadSource > 'a'",
  'SELECT LeadSource, Rating, GROUPING(LeadSource) g1, GROUPING(Rating) g2, COUNT(Name) cnt FROM Lead GROUP BY ROLLUP(LeadSource, Rating)',
  'SELECT Type, BillingCountry, GROUPING(Type) a, COUNT(Id) c FROM Account GROUP BY CUBE(Type, BillingCountry) ORDER BY GROUPING(Type), GROUPING(BillingCountry)',
  'SELECT COUNT_DISTINCT(Industry) FROM Account',
  "SELECT COUNT() FROM Account WHERE Name LIKE 'A%'",
  "select count() from Contact c, c.Account a where a.Name like 'A%'",
  'SELECT AVG(Amount), COUNT(Amount), SUM(Amount) total FROM Opportunity',
  'SELECT FORMAT(Amount) Amt, FORMAT(CreatedDate), Name FROM Opportunity LIMIT 1',
  'SELECT FORMAT(MIN(CloseDate)) d FROM Opportunity',
  'SELECT toLabel(Status), toLabel(Rating) FROM Lead LIMIT 1',
  'SELECT toLabel(StageName) s, COUNT(Id) FROM Opportunity GROUP BY StageName',
  "SELECT Id FROM Lead WHERE toLabel(Status) = 'Open - Not Contacted'",
  'SELECT FIELDS(STANDARD) FROM Account',
  'SELECT FIELDS(ALL) FROM Account LIMIT 200',
  'SELECT FIELDS(CUSTOM), Id FROM Account LIMIT 10',
  'SELECT TYPEOF What WHEN Account THEN Phone, NumberOfEmployees WHEN Opportunity THEN Amount, CloseDate ELSE Name END FROM Event',
  "SELECT Id, What.Type, What.Name, Who.Type FROM Task WHERE What.Type IN ('Account', 'Opportunity')",
  'SELECT Id FROM Task WHERE WhatId IN (SELECT Id FROM Account)',
  'SELECT Id FROM Account WHERE Id NOT IN (SELECT AccountId FROM Opportunity WHERE IsClosed = true) AND Id IN (SELECT AccountId FROM Contact)',
  "SELECT Id FROM Contact WHERE Account.Name = 'x' AND Account.Owner.Name LIKE '%a%' AND Account.Owner.Manager.Profile.Name != null",
  'SELECT Id, Account.Owner.Manager.Profile.UserLicense.Name FROM Contact LIMIT 1',
  'SELECT Id, (SELECT Id, (SELECT Id, (SELECT Id FROM CaseComments) FROM Cases) FROM Contacts) FROM Account LIMIT 2',
  'SELECT a.Id, a.Name FROM Account a WHERE a.Name != null',
  'SELECT Account.Name FROM Account',
  'SELECT c.Account.Name FROM Contact AS c LIMIT 1',
  'SELECT Id FROM Account FOR VIEW',
  'SELECT Id FROM Account LIMIT 1 FOR REFERENCE',
  'SELECT Id FROM Account LIMIT 1 FOR UPDATE',
  'SELECT Id FROM Account FOR VIEW FOR REFERENCE',
  'SELECT Id FROM Account LIMIT 1 SET OPTIONS (honorEmptyStrings = true)',
  'SELECT Id FROM Account USING SCOPE mine',
  'SELECT Id FROM Account USING SCOPE everything',
  'SELECT Id FROM Account USING SCOPE delegated',
  'SELECT Id FROM Task USING SCOPE mine LIMIT 1',
  'SELECT Id FROM Case USING SCOPE queue_owned',
  'SELECT Id FROM Account USING SCOPE mine_and_my_groups',
  "SELECT Id FROM Account WHERE DISTANCE(BillingAddress, GEOLOCATION(37.775,-122.418), 'mi') < 20 ORDER BY DISTANCE(BillingAddress, GEOLOCATION(37.775,-122.418), 'mi') DESC",
  "SELECT Id, DISTANCE(BillingAddress, GEOLOCATION(37.775,-122.418), 'km') dist FROM Account LIMIT 1",
  'SELECT Id FROM Account ORDER BY Name ASC NULLS FIRST, CreatedDate DESC NULLS LAST LIMIT 10 OFFSET 2000',
  "SELECT Id FROM Account WHERE (NOT Name LIKE 'A%') AND (NOT (Name = 'x' OR Name = 'y'))",
  "SELECT Id FROM Account WHERE NOT Name = 'x'",
  "SELECT Id FROM Account WHERE NOT (Name = 'x')",
  "SELECT Id FROM Account WHERE Name = 'a' AND (NOT(Name = 'b'))",
  "SELECT Id FROM Account WHERE Name IN ('a','b') AND Name NOT IN ('c')",
  "SELECT Id FROM Account WHERE Name = 'O\\'Brien' OR Name = 'a\\nb' OR Name = '\\u0041'",
  'SELECT Id FROM Account WHERE AnnualRevenue > 1000000',
  'SELECT Id FROM Account WHERE AnnualRevenue > -1.5',
  'SELECT Id FROM Account WHERE NumberOfEmployees >= 10 AND NumberOfEmployees <= 20',
  'SELECT Id FROM Account WHERE CreatedDate > 2020-01-01T00:00:00Z',
  'SELECT Id FROM Account WHERE CreatedDate > 2020-01-01T00:00:00+01:00',
  'SELECT Id FROM Account WHERE CreatedDate > 2020-01-01T00:00:00.000+0000',
  'SELECT Id FROM Account WHERE CreatedDate > 2020-01-01T00:00:00-0800',
  "SELECT Id FROM Account WHERE Id = '001000000000001' OR Id = '001000000000001AAA'",
  'SELECT Id FROM RecordType',
  'SELECT Id, IsDeleted FROM Account WHERE Owner.IsActive = TRUE',
  'SELECT Id FROM ContentDocumentLink WHERE LinkedEntityId IN (SELECT Id FROM Account)',
  "SELECT Id FROM User WHERE Profile.Name = 'Standard User' AND IsActive = true",
  "SELECT Id FROM Group WHERE Type = 'Queue'",
  'SELECT Account.Name, COUNT(Id) FROM Contact GROUP BY Account.Name',
  'SELECT Account.Name accName, MAX(CreatedDate) FROM Contact GROUP BY Account.Name ORDER BY Account.Name',
  'SELECT Id, COUNT(Name) FROM Account GROUP BY Id HAVING COUNT(Name) >= 1 ORDER BY COUNT(Name), Id',
  'SELECT StageName, SUM(Amount) FROM Opportunity GROUP BY StageName ORDER BY SUM(Amount) DESC',
  'SELECT CALENDAR_YEAR(CloseDate) y, SUM(ExpectedRevenue) FROM Opportunity GROUP BY CALENDAR_YEAR(CloseDate) ORDER BY CALENDAR_YEAR(CloseDate)',
  'SELECT Id FROM Opportunity WHERE Amount = null AND StageName <> NULL',
  "SELECT Name FROM Account WHERE Name LIKE 'a_c%' OR Name LIKE 'a\\_c\\%'",
  'SELECT Id FROM Account UPDATE TRACKING',
  'SELECT Id FROM Account UPDATE VIEWSTAT',
  'SELECT Id, toLabel(Owner.Name) FROM Account LIMIT 1',
  'SELECT\n\tId\n\tFROM\n\tAccount\nLIMIT 1',
  "SELECT Id FROM Account WHERE Name = ''",
  'SELECT Id FROM Account LIMIT 0',
  'SELECT Id FROM Account OFFSET 5',
  'SELECT Name FROM Account GROUP BY Name',
  'SELECT Id FROM OpportunityFieldHistory',
  'SELECT Id FROM AccountShare',
  'SELECT Account.Id FROM Contact WHERE AccountId != null ORDER BY Account.Name NULLS LAST',
]

for (const soql of QUERIES) {
  test(soql, () => {
    const result = runQuery(view, soql)
    const records = result.page(0, Math.min(5, result.length), '60.0')
    assert.equal(records.length, Math.min(5, result.length))
    for (const record of records) assert.equal(typeof record.attributes.type, 'string')
  })
}
