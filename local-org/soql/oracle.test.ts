/** Holds our grammar against an independent one: queries both must take, and the few on which they differ, with the reason. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isQueryValid, parseQuery } from '@jetstreamapp/soql-parser-js'
import { parseSoql } from './index.ts'

const BOTH_TAKE = [
  'SELECT Id FROM Account',
  "select id, name from account where name = 'x' limit 1",
  'SELECT Account.Name, Account.Owner.Name FROM Contact',
  "SELECT Id FROM Account WHERE Name LIKE 'a%' AND (Industry = 'Tech' OR Industry = null)",
  "SELECT Id FROM Account WHERE (NOT Name LIKE 'a%') AND Rating != 'Hot'",
  "SELECT Id FROM Account WHERE Name IN ('a', 'b') AND Rating NOT IN ('c')",
  "SELECT Id FROM Account WHERE Tier__c INCLUDES ('a;b', 'c')",
  "SELECT Id FROM Account WHERE Tier__c EXCLUDES ('a')",
  'SELECT Id FROM Account WHERE CreatedDate = TODAY',
  'SELECT Id FROM Account WHERE CreatedDate > LAST_N_DAYS:30 AND CreatedDate < NEXT_N_FISCAL_QUARTERS:2',
  'SELECT Id FROM Account WHERE CreatedDate >= 2026-01-01T00:00:00Z',
  'SELECT Id FROM Account WHERE CreatedDate >= 2026-01-01T00:00:00.000+0200',
  'SELECT Id FROM Opportunity WHERE CloseDate = 2026-01-31',
  'SELECT Id FROM Opportunity WHERE Amount > 1000.50 AND IsClosed = false',
  "SELECT Id FROM Account WHERE Name = 'It\\'s'",
  'SELECT Id, (SELECT Id, LastName FROM Contacts WHERE Email != null ORDER BY LastName LIMIT 5) FROM Account',
  'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact)',
  "SELECT Id FROM Account WHERE Id NOT IN (SELECT AccountId FROM Opportunity WHERE StageName = 'x')",
  'SELECT COUNT() FROM Account',
  'SELECT COUNT(Id), SUM(Amount) total FROM Opportunity',
  'SELECT StageName, COUNT(Id) n FROM Opportunity GROUP BY StageName HAVING COUNT(Id) > 1 ORDER BY COUNT(Id) DESC NULLS LAST',
  'SELECT LeadSource, Rating, GROUPING(LeadSource) g, COUNT(Id) FROM Lead GROUP BY ROLLUP(LeadSource, Rating)',
  'SELECT LeadSource, COUNT(Id) FROM Lead GROUP BY CUBE(LeadSource, Rating)',
  'SELECT CALENDAR_YEAR(CreatedDate) y, COUNT(Id) FROM Account GROUP BY CALENDAR_YEAR(CreatedDate)',
  'SELECT DAY_ONLY(convertTimezone(CreatedDate)), COUNT(Id) FROM Account GROUP BY DAY_ONLY(convertTimezone(CreatedDate))',
  'SELECT toLabel(Status), FORMAT(Amount) a FROM Opportunity',
  "SELECT Id FROM Place__c WHERE DISTANCE(Spot__c, GEOLOCATION(37.7, -122.4), 'mi') < 20",
  "SELECT Name FROM Place__c ORDER BY DISTANCE(Spot__c, GEOLOCATION(37.7,-122.4), 'mi') DESC",
  'SELECT TYPEOF What WHEN Account THEN Phone, Name WHEN Opportunity THEN Amount ELSE Name END FROM Event',
  'SELECT FIELDS(ALL) FROM Account LIMIT 200',
  'SELECT FIELDS(STANDARD), FIELDS(CUSTOM) FROM Account LIMIT 10',
  'SELECT Id FROM Account ORDER BY Name ASC NULLS FIRST, CreatedDate DESC LIMIT 10 OFFSET 20',
  'SELECT Id FROM Account FOR VIEW',
  'SELECT Id FROM Account LIMIT 1 FOR UPDATE',
  'SELECT Id FROM Account USING SCOPE mine',
  'SELECT Id FROM Account WITH SECURITY_ENFORCED',
  'SELECT Title FROM KnowledgeArticleVersion WITH DATA CATEGORY Geography__c AT usa__c',
  'SELECT a.Name, a.Owner.Name FROM Account a',
  'SELECT Title FROM FAQ__kav UPDATE VIEWSTAT',
]

for (const soql of BOTH_TAKE) {
  test(`both take: ${soql}`, () => {
    const theirs = parseQuery(soql)
    const { node } = parseSoql(soql)
    assert.equal(node.select.length, theirs.fields?.length)
    assert.equal(node.from[0]?.path.parts.at(-1)?.text, theirs.sObject)
    assert.equal(node.limit?.value, theirs.limit)
    assert.equal(node.offset?.value, theirs.offset)
    assert.equal(node.where !== undefined, theirs.where !== undefined)
    assert.equal(node.order.length, [theirs.orderBy ?? []].flat().length)
  })
}

const BOTH_REFUSE = [
  'SELECT FROM Account',
  'SELECT Id FROM',
  'SELECT Id, FROM Account',
  'SELECT Id FROM Account WHERE',
  "SELECT Id FROM Account WHERE Name = 'a",
  'SELECT Id FROM Account LIMIT x',
  'SELECT Id FROM Account ORDER Name',
  'UPDATE Account',
]

for (const soql of BOTH_REFUSE) {
  test(`both refuse: ${soql}`, () => {
    assert.equal(isQueryValid(soql), false)
    assert.throws(() => parseSoql(soql), { errorCode: 'MALFORMED_QUERY' })
  })
}

/** What the other grammar takes and ours refuses, because Salesforce does. */
const ONLY_THEIRS = [
  // AND and OR side by side need parentheses.
  "SELECT Id FROM Account WHERE Name = 'a' AND Name = 'b' OR Name = 'c'",
  // NOT behind AND needs parentheses.
  "SELECT Id FROM Account WHERE Name = 'a' AND NOT Name = 'b'",
  // Amounts name their currency only where there are several.
  'SELECT Id FROM Opportunity WHERE Amount > USD5000',
  // COUNT() has no other name.
  'SELECT COUNT() c FROM Account',
  // There is no 30 February.
  'SELECT Id FROM Opportunity WHERE CloseDate = 2026-02-30',
]

for (const soql of ONLY_THEIRS) {
  test(`only theirs: ${soql}`, () => {
    assert.equal(isQueryValid(soql), true)
    assert.throws(() => parseSoql(soql), { errorCode: 'MALFORMED_QUERY' })
  })
}
