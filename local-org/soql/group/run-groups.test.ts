import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runQuery } from '../run-query.ts'
import { recordsOf, refusalOf, rowsOf } from '../testing/ask.ts'
import { MemoryOrg } from '../testing/memory-org.ts'
import { seededOrg } from '../testing/seeded-org.ts'

const org = seededOrg()

test('COUNT() answers with totalSize alone', () => {
  const result = runQuery(org, "SELECT COUNT() FROM Account WHERE Industry = 'Tech'")
  assert.deepEqual([result.totalSize, result.length, result.page(0, 10, '60.0')], [2, 0, []])
  assert.equal(runQuery(org, 'SELECT count() FROM Account').totalSize, 4)
  assert.equal(runQuery(org, 'SELECT COUNT() FROM Account', { withDeleted: true }).totalSize, 5)
  assert.equal(runQuery(org, 'SELECT COUNT() FROM Account LIMIT 3').totalSize, 3)
})

test('aggregates without groups give one record without a URL', () => {
  const soql = `SELECT COUNT(Id), COUNT(AnnualRevenue), SUM(AnnualRevenue), AVG(AnnualRevenue) mean,
    MIN(Name), MAX(CreatedDate) latest, COUNT_DISTINCT(Industry) FROM Account`
  assert.deepEqual(recordsOf(org, soql), [
    {
      attributes: { type: 'AggregateResult' },
      expr0: 4,
      expr1: 2,
      expr2: 4000,
      mean: 2000,
      expr3: 'Acme',
      latest: '2026-05-15T01:00:00.000+0000',
      expr4: 2,
    },
  ])
})

test('over no rows, counts are 0 and the rest is null', () => {
  assert.deepEqual(rowsOf(org, "SELECT COUNT(Id), SUM(Amount), MAX(Name) FROM Opportunity WHERE Name = 'none'"), [
    [0, null, null],
  ])
  assert.deepEqual(
    rowsOf(org, "SELECT StageName, COUNT(Id) FROM Opportunity WHERE Name = 'none' GROUP BY StageName"),
    [],
  )
})

test('groups keep their keys under the names of the fields', () => {
  const soql = 'SELECT Industry, COUNT(Id) n FROM Account GROUP BY Industry ORDER BY Industry NULLS LAST'
  assert.deepEqual(recordsOf(org, soql), [
    { attributes: { type: 'AggregateResult' }, Industry: 'Food', n: 1 },
    { attributes: { type: 'AggregateResult' }, Industry: 'Tech', n: 2 },
    { attributes: { type: 'AggregateResult' }, Industry: null, n: 1 },
  ])
  const { aggregate, columns } = runQuery(org, soql)
  assert.equal(aggregate, true)
  assert.deepEqual(
    columns.map(({ name, type }) => `${name}:${type}`),
    ['Industry:picklist', 'n:int'],
  )
})

test('groups by fields of parents, with HAVING, order by aggregates, limit and offset', () => {
  const having = 'SELECT Account.Name, SUM(Amount) FROM Opportunity GROUP BY Account.Name HAVING SUM(Amount) > 1'
  assert.deepEqual(recordsOf(org, having), [{ attributes: { type: 'AggregateResult' }, Name: 'Acme', expr0: 350.5 }])
  const ordered = 'SELECT Industry FROM Account GROUP BY Industry ORDER BY COUNT(Id) DESC, Industry LIMIT 2'
  assert.deepEqual(rowsOf(org, ordered), [['Tech'], [null]])
  assert.deepEqual(rowsOf(org, `${ordered} OFFSET 1`), [[null], ['Food']])
  const filtered = "SELECT Industry FROM Account GROUP BY Industry HAVING Industry LIKE 't%' AND MAX(Name) = 'beta'"
  assert.deepEqual(rowsOf(org, filtered), [['Tech']])
})

test('groups by what date functions give', () => {
  const soql = 'SELECT CALENDAR_YEAR(CreatedDate), COUNT(Id) FROM Account GROUP BY CALENDAR_YEAR(CreatedDate)'
  assert.deepEqual(rowsOf(org, `${soql} ORDER BY CALENDAR_YEAR(CreatedDate)`), [
    [2025, 1],
    [2026, 3],
  ])
  const zoned = seededOrg('Pacific/Auckland')
  const local =
    'SELECT DAY_ONLY(convertTimezone(CreatedDate)) d FROM Account GROUP BY DAY_ONLY(convertTimezone(CreatedDate))'
  assert.deepEqual(rowsOf(zoned, local).flat().sort(), ['2026-01-01', '2026-01-11', '2026-05-15'])
})

test('FORMAT wraps an aggregate', () => {
  assert.deepEqual(rowsOf(org, 'SELECT FORMAT(SUM(AnnualRevenue)) total FROM Account'), [['$4,000.00']])
})

test('ROLLUP adds a subtotal for each leading key and a total', () => {
  const soql = `SELECT Industry, Rating, GROUPING(Industry) i, GROUPING(Rating) r, COUNT(Id) n FROM Account
    WHERE Industry != null GROUP BY ROLLUP(Industry, Rating)`
  assert.deepEqual(rowsOf(org, soql), [
    ['Tech', 'Hot', 0, 0, 1],
    ['Tech', 'Cold', 0, 0, 1],
    ['Food', 'Hot', 0, 0, 1],
    ['Tech', null, 0, 1, 2],
    ['Food', null, 0, 1, 1],
    [null, null, 1, 1, 3],
  ])
})

test('CUBE adds subtotals for every combination', () => {
  const soql = 'SELECT Industry, Rating, COUNT(Id) FROM Account WHERE Industry != null GROUP BY CUBE(Industry, Rating)'
  const rows = rowsOf(org, soql)
  assert.equal(rows.length, 3 + 2 + 2 + 1)
  assert.deepEqual(rows.slice(3, 5), [
    [null, 'Hot', 2],
    [null, 'Cold', 1],
  ])
})

test('more than 2,000 groups cannot be answered at once', () => {
  const many = new MemoryOrg('2026-05-15T10:30:00Z')
  for (let n = 0; n < 2_001; n++) many.add('Lead', n, { LastName: `L${n}`, Company: 'x' })
  const soql = 'SELECT LastName, COUNT(Id) FROM Lead GROUP BY LastName'
  assert.equal(refusalOf(() => runQuery(many, soql)).errorCode, 'EXCEEDED_ID_LIMIT')
  assert.equal(runQuery(many, `${soql} LIMIT 2000`).totalSize, 2_000)
})
