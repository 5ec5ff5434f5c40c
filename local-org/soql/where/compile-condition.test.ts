import assert from 'node:assert/strict'
import { test } from 'node:test'
import { columnOf } from '../testing/ask.ts'
import { idOf } from '../testing/memory-org.ts'
import { seededOrg } from '../testing/seeded-org.ts'

const org = seededOrg()
const accounts = (where: string) => columnOf(org, `SELECT Name FROM Account WHERE ${where} ORDER BY Name`)
const ACME = 'Acme'
const BETA = 'beta'
const CARL = "Carl's 100%_sure"
const ECHELLE = 'Échelle'

/** Each condition and the accounts it holds for. */
const CASES: readonly (readonly [where: string, names: readonly string[]])[] = [
  ["Name = 'ACME'", [ACME]],
  ["Name = 'échelle'", [ECHELLE]],
  ["Name != 'acme'", [BETA, CARL, ECHELLE]],
  ["Name <> 'acme'", [BETA, CARL, ECHELLE]],
  ["Name = 'Carl\\'s 100%_sure'", [CARL]],
  ["Name < 'B'", [ACME]],
  ["Name >= 'B' AND Name < 'c'", [BETA]],
  ["Rating != 'Hot'", [BETA, ECHELLE]],
  ["Rating NOT IN ('Hot')", [BETA, ECHELLE]],
  ['Rating = null', [ECHELLE]],
  ["Rating = ''", [ECHELLE]],
  ["Rating > ''", [ACME, BETA, CARL]],
  ['Rating != null', [ACME, BETA, CARL]],
  ["Rating IN ('hot', null)", [ACME, CARL, ECHELLE]],
  ['AnnualRevenue > 1000', [BETA]],
  ['AnnualRevenue >= 1000', [ACME, BETA]],
  ['AnnualRevenue < 5000', [ACME, BETA]],
  ['AnnualRevenue != 1000', [BETA, CARL, ECHELLE]],
  ['AnnualRevenue > +2999.50', [BETA]],
  ['NumberOfEmployees IN (10, 11)', [ACME]],
  ['Active__c = TRUE', [ACME]],
  ['Active__c = null', [BETA, CARL, ECHELLE]],
  ['Parent.Active__c = true', [BETA]],
  ['Parent.Active__c = false', [ACME, CARL, ECHELLE]],
  ["Parent.Name = 'acme'", [BETA]],
  ["Parent.Owner.Profile.Name LIKE 'system%'", [BETA]],
  ["Owner.Name = 'Ben Rep'", [BETA]],
  ["Name LIKE 'a%'", [ACME]],
  ["Name LIKE '%E'", [ACME, CARL, ECHELLE]],
  ["Name LIKE '%et%'", [BETA]],
  ["Name LIKE '_cme'", [ACME]],
  ["Name LIKE '%\\%\\_%'", [CARL]],
  ["Name LIKE '%0\\%%'", [CARL]],
  ["Name LIKE 'acme'", [ACME]],
  ["NOT Name LIKE '%e%'", []],
  ["(NOT Name LIKE 'a%') AND (NOT Name LIKE 'b%')", [CARL, ECHELLE]],
  ["Tier__c INCLUDES ('Silver')", [ACME, BETA]],
  ["Tier__c INCLUDES ('gold;silver', 'Bronze')", [ACME]],
  ["Tier__c EXCLUDES ('Gold')", [BETA, CARL, ECHELLE]],
  ["Tier__c = 'Gold;Silver'", [ACME]],
  [`Id = '${idOf('001', 1)}'`, [ACME]],
  [`Id = '${idOf('001', 1).slice(0, 15)}'`, [ACME]],
  [`Id IN ('${idOf('001', 1)}', '${idOf('001', 2).slice(0, 15)}')`, [ACME, BETA]],
  [`ParentId = '${idOf('001', 1).slice(0, 15)}'`, [BETA]],
  [`Id > '${idOf('001', 2)}'`, [CARL, ECHELLE]],
  ["Industry = 'Tech' AND (Rating = 'Hot' OR AnnualRevenue > 2000)", [ACME, BETA]],
  ["(Industry = 'Tech' AND Rating = 'Hot') OR Name = 'beta'", [ACME, BETA]],
  ["ExternalKey__c = 'k1' OR ParentId = '001000000000001'", [ACME, BETA]],
  ["Id IN (SELECT AccountId FROM Contact WHERE LastName = 'Young')", [ACME]],
  ['Id NOT IN (SELECT AccountId FROM Contact)', [BETA, CARL, ECHELLE]],
  ["ParentId IN (SELECT AccountId FROM Opportunity WHERE StageName = 'Won' AND Amount != null)", [BETA]],
  ["Id IN (SELECT WhatId FROM Task WHERE Subject = 'Call') AND Name != 'x'", [ACME]],
  ["DISTANCE(BillingAddress, GEOLOCATION(52.4, 13.0), 'km') < 40", [ACME]],
  ["DISTANCE(BillingAddress, GEOLOCATION(52.4, 13.0), 'mi') > 40", []],
  ['CALENDAR_YEAR(CreatedDate) = 2025', [ECHELLE]],
  ['CreatedDate > 2026-05-14T12:00:00Z', [CARL]],
  ['CreatedDate >= 2026-05-14T14:00:00+02:00', [BETA, CARL]],
  ['CreatedDate = 2026-05-14T12:00:00.000+0000', [BETA]],
]

for (const [where, names] of CASES) {
  test(`WHERE ${where}`, () => assert.deepEqual(accounts(where), names))
}

test('times compare as times of day', () => {
  assert.deepEqual(columnOf(org, 'SELECT Subject FROM Task WHERE ReminderTime__c < 09:31:00Z'), ['Wait'])
  assert.deepEqual(columnOf(org, 'SELECT Subject FROM Task WHERE ReminderTime__c = 09:30:00.000Z'), ['Wait'])
  assert.deepEqual(columnOf(org, 'SELECT Subject FROM Task WHERE ReminderTime__c > 09:30:00Z'), [])
})

test('the name of a person is compared as it is shown', () => {
  assert.deepEqual(columnOf(org, "SELECT Email FROM Contact WHERE Name = 'zoe zimmer'"), ['zoe@acme.com'])
})
