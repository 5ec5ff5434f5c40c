/** Formulas: operators, functions, blanks, parents; and formula fields and roll-ups of custom objects. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshOrg } from '../testing/fresh-org.ts'
import { compile } from './compile.ts'
import type { FormulaValue } from './formula-value.ts'
import type { Scope } from './scope.ts'

const values: Record<string, FormulaValue> = {
  Name: 'Acme',
  Amount: 50,
  Empty: null,
  Day: { day: 20_000 },
  Tags: 'a;b',
  'Account.Name': 'Top',
}
const scope: Scope = {
  field: (path) => values[path.join('.')] ?? null,
  prior: (path) => (path[0] === 'Amount' ? 40 : (values[path.join('.')] ?? null)),
  isNew: false,
  now: Date.UTC(2026, 4, 4, 10),
}

const cases: [string, FormulaValue][] = [
  ['1 + 2 * 3 ^ 2', 19],
  ['-(4 - 6) * 10 / 4', 5],
  ['10 / 0', null],
  ['Name & " " & TEXT(Amount)', 'Acme 50'],
  ['IF(Amount >= 50 && NOT(ISBLANK(Name)), "big", "small")', 'big'],
  ["CASE(Name, 'X', 1, 'Acme', 2, 3)", 2],
  ['ISBLANK(Empty) || Empty > 0', true],
  ['Empty + 1', 1],
  ['BLANKVALUE(Empty, 7)', 7],
  ['ISCHANGED(Amount)', true],
  ['PRIORVALUE(Amount) = 40', true],
  ['ISCHANGED(Name)', false],
  ['INCLUDES(Tags, "b")', true],
  ['Account.Name', 'Top'],
  ['LEFT(Name, 2) + RIGHT(Name, 1) + MID(Name, 2, 2)', 'Ace' + 'cm'],
  ['LEN(SUBSTITUTE(Name, "c", ""))', 3],
  ['REGEX(Name, "[A-Z][a-z]+")', true],
  ['ROUND(-2.5, 0)', -3],
  ['MOD(-1, 3)', 2],
  ['MAX(1, Amount, 3)', 50],
  ['Day + 30 - Day', 30],
  ['YEAR(TODAY()) * 100 + MONTH(TODAY())', 202605],
  ['DATE(2024, 2, 29) = DATEVALUE("2024-02-29")', true],
  ['DAY(ADDMONTHS(DATE(2024, 1, 31), 1))', 29],
]

for (const [formula, expected] of cases) {
  test(formula, () => assert.deepEqual(compile(formula)(scope), expected))
}

test('what is no formula is refused', () => {
  for (const formula of ['1 +', 'IF(1', 'NOSUCH(1)', 'a b', '#']) {
    assert.throws(() => compile(formula), { errorCode: 'FIELD_INTEGRITY_EXCEPTION' }, formula)
  }
})

test('formula fields and roll-ups of custom objects follow their rows', async () => {
  const { org, admin, create, row } = await freshOrg()
  org.createCustomObject({ name: 'Ship__c' })
  org.createCustomObject({ name: 'Crate__c' })
  org.createCustomField('Crate__c', {
    name: 'Ship__c',
    type: 'reference',
    referenceTo: ['Ship__c'],
    masterDetail: true,
  })
  org.createCustomField('Crate__c', { name: 'Mass__c', type: 'double', scale: 1 })
  const total = { childObject: 'Crate__c', foreignKey: 'Ship__c' }
  org.createCustomField('Ship__c', {
    name: 'Total__c',
    type: 'double',
    scale: 1,
    summary: { ...total, operation: 'sum', field: 'Mass__c' },
  })
  org.createCustomField('Ship__c', {
    name: 'Heaviest__c',
    type: 'double',
    scale: 1,
    summary: { ...total, operation: 'max', field: 'Mass__c' },
  })
  org.createCustomField('Ship__c', { name: 'Load__c', type: 'string', formula: 'IF(Total__c > 5, "full", "light")' })
  org.createCustomField('Crate__c', { name: 'On__c', type: 'string', formula: 'Ship__r.Name & ": " & Ship__r.Load__c' })
  const Ship__c = create('Ship__c', { Name: 'Beagle' })
  const [one, two] = [create('Crate__c', { Ship__c, Mass__c: 2.5 }), create('Crate__c', { Ship__c, Mass__c: 4 })]
  const ship = () => ['Total__c', 'Heaviest__c', 'Load__c'].map((name) => row('Ship__c', Ship__c)[name])
  assert.deepEqual(ship(), [6.5, 4, 'full'])
  assert.equal(row('Crate__c', one)['On__c'], 'Beagle: full')
  org.delete(admin, 'Crate__c', two)
  assert.deepEqual(ship(), [2.5, 2.5, 'light'])
  const child = org.as(admin).object('Ship__c')?.childRelationships[0]
  assert.deepEqual(child, { childSObject: 'Crate__c', field: 'Ship__c', relationshipName: 'Crates__r' })
})
