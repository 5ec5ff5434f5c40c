import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runQuery } from './index.ts'
import { recordsOf } from './testing/ask.ts'
import { idOf } from './testing/memory-org.ts'
import { seededOrg } from './testing/seeded-org.ts'

const org = seededOrg()

function records(soql: string, options = {}) {
  const result = runQuery(org, soql, options)
  return result.page(0, result.length, '60.0')
}

/** A nested record or list of a record. */
function part(record: Readonly<Record<string, unknown>> | undefined, key: string): Record<string, unknown> {
  return record?.[key] as Record<string, unknown>
}

/** The values of one column. */
function column(soql: string, options = {}): unknown[] {
  const result = runQuery(org, soql, options)
  return Array.from({ length: result.length }, (_, index) => result.cells(index, '60.0')[0])
}

test('records come with attributes, in select order, in API casing', () => {
  const [first] = records(
    "select id, NAME, account.owner.name, account.industry from contact where lastname = 'ZIMMER'",
  )
  assert.deepEqual(first, {
    attributes: { type: 'Contact', url: `/services/data/v60.0/sobjects/Contact/${idOf('003', 1)}` },
    Id: idOf('003', 1),
    Name: 'Zoe Zimmer',
    Account: {
      attributes: { type: 'Account', url: `/services/data/v60.0/sobjects/Account/${idOf('001', 1)}` },
      Owner: {
        attributes: { type: 'User', url: `/services/data/v60.0/sobjects/User/${idOf('005', 1)}` },
        Name: 'Ada Admin',
      },
      Industry: 'Tech',
    },
  })
  assert.deepEqual(Object.keys(first ?? {}), ['attributes', 'Id', 'Name', 'Account'])
})

test('a parent that is not there is null, however deep the path', () => {
  const [solo] = records("SELECT Account.Owner.Name FROM Contact WHERE LastName = 'Solo'")
  assert.equal(solo?.['Account'], null)
  assert.deepEqual(column("SELECT Account.Owner.Name FROM Contact WHERE LastName = 'Solo'"), [null])
})

test('polymorphic relationships show the Name entity, with the URL of the true record', () => {
  const [call, mail] = records("SELECT What.Name, Who.Type, Owner.Name FROM Task WHERE Subject IN ('Call', 'Mail')")
  assert.deepEqual(call?.['What'], {
    attributes: { type: 'Name', url: `/services/data/v60.0/sobjects/Account/${idOf('001', 1)}` },
    Name: 'Acme',
  })
  assert.equal(part(mail, 'Who')['Type'], 'Lead')
  assert.equal(part(mail, 'Owner')['Name'], 'Queue')
  assert.deepEqual(column("SELECT Subject FROM Task WHERE What.Type = 'Opportunity'"), ['Mail'])
  assert.deepEqual(column("SELECT Owner.Profile.Name FROM Task WHERE Subject = 'Call'"), ['System Administrator'])
})

test('TYPEOF selects by the type of the record it leads to', () => {
  const soql = `SELECT TYPEOF What WHEN Account THEN Phone, Owner.Name WHEN Opportunity THEN Amount ELSE Name END
                FROM Task ORDER BY Subject`
  const [call, mail, wait] = records(soql).map((record) => record['What'])
  assert.deepEqual(call, {
    attributes: { type: 'Account', url: `/services/data/v60.0/sobjects/Account/${idOf('001', 1)}` },
    Phone: null,
    Owner: {
      attributes: { type: 'User', url: `/services/data/v60.0/sobjects/User/${idOf('005', 1)}` },
      Name: 'Ada Admin',
    },
  })
  assert.equal(part({ mail }, 'mail')['Amount'], 100)
  assert.equal(wait, null)
})

test('TYPEOF falls back to ELSE', () => {
  const [mail] = records("SELECT TYPEOF What WHEN Account THEN Phone ELSE Name END FROM Task WHERE Subject = 'Mail'")
  assert.deepEqual(mail?.['What'], {
    attributes: { type: 'Opportunity', url: `/services/data/v60.0/sobjects/Opportunity/${idOf('006', 1)}` },
    Name: 'One',
  })
})

test('sub-queries have their own order and limit, nest, and are null when empty', () => {
  const soql = `SELECT Name, (SELECT LastName FROM Contacts ORDER BY LastName LIMIT 1),
                (SELECT Name, (SELECT Quantity__c FROM Lines__r) FROM Invoices__r WHERE Total__c < 15)
                FROM Account ORDER BY Name LIMIT 2`
  const [acme, beta] = records(soql)
  assert.deepEqual(acme?.['Contacts'], {
    totalSize: 1,
    done: true,
    records: [
      {
        attributes: { type: 'Contact', url: `/services/data/v60.0/sobjects/Contact/${idOf('003', 2)}` },
        LastName: 'Young',
      },
    ],
  })
  const invoices = acme?.['Invoices__r'] as { records: Record<string, { records: Record<string, unknown>[] }>[] }
  assert.equal(invoices.records[0]?.['Lines__r']?.records[0]?.['Quantity__c'], 2)
  assert.equal(beta?.['Contacts'], null)
})

test('a sub-query may name its parent in FROM and its object in its fields', () => {
  const soql = "SELECT Account.Name, (SELECT Contact.LastName FROM a.Contacts) FROM Account a WHERE a.Name LIKE 'acme'"
  const [acme] = records(soql)
  assert.equal(part(acme, 'Contacts')['totalSize'], 2)
})

test('an alias in FROM may stand for a relationship', () => {
  assert.deepEqual(column("SELECT c.LastName FROM Contact c, c.Account a WHERE a.Name = 'Acme' ORDER BY c.LastName"), [
    'Young',
    'Zimmer',
  ])
})

test('queryAll finds deleted rows, parents and children alike', () => {
  assert.equal(runQuery(org, 'SELECT Id FROM Account').totalSize, 4)
  assert.equal(runQuery(org, 'SELECT Id FROM Account', { withDeleted: true }).totalSize, 5)
  assert.deepEqual(column('SELECT Name FROM Account WHERE IsDeleted = true', { withDeleted: true }), ['Deleted'])
  assert.deepEqual(column('SELECT Name FROM Account WHERE IsDeleted = true ALL ROWS'), ['Deleted'])
  const [acme] = records("SELECT (SELECT Id FROM Contacts) FROM Account WHERE Name = 'Acme'", { withDeleted: true })
  assert.equal(part(acme, 'Contacts')['totalSize'], 3)
})

test('datetimes, addresses, locations, bytes and unset checkboxes are spelled as REST spells them', () => {
  const [acme] = records("SELECT CreatedDate, BillingAddress FROM Account WHERE Name = 'Acme'")
  assert.equal(acme?.['CreatedDate'], '2026-01-10T23:30:00.000+0000')
  assert.deepEqual(acme?.['BillingAddress'], {
    city: 'Berlin',
    country: 'DE',
    latitude: 52.52,
    longitude: 13.405,
    postalCode: null,
    state: null,
    street: null,
  })
  assert.deepEqual(column('SELECT Place__c FROM Invoice__c ORDER BY Name'), [
    { latitude: 52.52, longitude: 13.405 },
    null,
  ])
  assert.deepEqual(column('SELECT Body FROM Attachment'), [
    `/services/data/v60.0/sobjects/Attachment/${idOf('00P', 1)}/Body`,
  ])
  assert.deepEqual(column('SELECT IsClosed FROM Opportunity LIMIT 1'), [false])
})

test('FIELDS() stands for the fields the user may see', () => {
  org.hidden.add('Account.Rating')
  const [account] = records('SELECT FIELDS(STANDARD) FROM Account LIMIT 1')
  assert.ok(account && 'Industry' in account && 'BillingAddress' in account)
  assert.ok(!('Tier__c' in account) && !('Rating' in account))
  const [custom] = records('SELECT FIELDS(CUSTOM) FROM Account LIMIT 200')
  assert.deepEqual(Object.keys(custom ?? {}), ['attributes', 'Tier__c', 'ExternalKey__c', 'Active__c'])
  org.hidden.clear()
})

test('toLabel and FORMAT keep the name of the field, or take the alias', () => {
  assert.equal(records("SELECT toLabel(Industry) FROM Account WHERE Name = 'Acme'")[0]?.['Industry'], 'Technology')
  assert.equal(records('SELECT FORMAT(Amount) money FROM Opportunity LIMIT 1')[0]?.['money'], '$100.00')
  assert.deepEqual(column("SELECT Name FROM Account WHERE toLabel(Industry) = 'technology' ORDER BY Name"), [
    'Acme',
    'beta',
  ])
})

test('columns tell names and types in select order', () => {
  const { columns } = runQuery(org, 'SELECT id, account.owner.name, (SELECT Id FROM Tasks) FROM Contact')
  assert.deepEqual(
    columns.map(({ name, type }) => `${name}:${type}`),
    ['Id:id', 'Account.Owner.Name:string', 'Tasks:records'],
  )
})

test('limitRows cuts whatever the query asks for', () => {
  assert.equal(runQuery(org, 'SELECT Id FROM Account LIMIT 3', { limitRows: 2 }).totalSize, 2)
  assert.equal(runQuery(org, 'SELECT Id FROM Account LIMIT 1', { limitRows: 2 }).totalSize, 1)
})

test('USING SCOPE mine keeps the own records', () => {
  assert.deepEqual(column('SELECT Name FROM Account USING SCOPE mine ORDER BY Name LIMIT 1'), ['Acme'])
  assert.equal(runQuery(org, "SELECT Id FROM Account USING SCOPE mine WHERE Name = 'beta'").totalSize, 0)
  assert.equal(runQuery(org, 'SELECT Id FROM Account USING SCOPE everything').totalSize, 4)
})

test('a function of a field of a parent stands in the parent', () => {
  const soql =
    "SELECT LastName, toLabel(Account.Industry), FORMAT(Account.AnnualRevenue) FROM Contact WHERE LastName = 'Zimmer'"
  const [record] = recordsOf(org, soql)
  assert.partialDeepStrictEqual(record, {
    LastName: 'Zimmer',
    Account: { Industry: 'Technology', AnnualRevenue: '$1,000.00' },
  })
})
