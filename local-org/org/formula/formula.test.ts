/** Formulas: operators, functions, blanks, parents; and formula fields and roll-ups of custom objects. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FieldDef } from '../schema.ts'
import { freshOrg } from '../testing/fresh-org.ts'
import { compile } from './compile.ts'
import { isFault } from './fault.ts'
import type { FormulaValue } from './formula-value.ts'
import { type Fields, judgeFormula } from './judge.ts'
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
  lookUp: () => null,
  isNew: false,
  now: Date.UTC(2026, 4, 4, 23),
  timeZone: 'Europe/Berlin',
}

const cases: [string, FormulaValue][] = [
  ['1 + 2 * 3 ^ 2', 37],
  ['-(4 - 6) * 10 / 4', 5],
  ['Name & " " & TEXT(Amount)', 'Acme 50'],
  ['IF(Amount >= 50 && NOT(ISBLANK(Name)), "big", "small")', 'big'],
  ["CASE(Name, 'X', 1, 'Acme', 2, 3)", 2],
  ['ISBLANK(Empty) || Empty > 0', true],
  ['ISNULL(Name) || 10 / 0 > 1 && FALSE || 1 = 2', 'fault'],
  ['Empty + 1', null],
  ['Empty = 1', null],
  ['NOT(Empty > 1)', null],
  ['Name & Empty = "Acme" && NOT(Empty = "x")', true],
  ['0.1 + 0.2 = 0.3 && ROUND(1.005, 2) = 1.01', true],
  ['TEXT(0.0000001) & TEXT(1 / 4)', '0.00000010.25'],
  ['FIND("c", Empty) + LEN(Empty)', 0],
  ['CONTAINS(Name, "") && BEGINS(Name, Empty)', true],
  ['LPAD("string", 5) & LPAD("7", 3, "0") & MID("123456", -4, 2)', 'strin00712'],
  ['IF(TRUE, 1, 1 / 0)', 1],
  ['VALUE("abc")', 'fault'],
  ['SQRT(-1)', 'fault'],
  ['DATE(2023, 2, 29)', 'fault'],
  ['Day + 1.9 = Day + 1', true],
  ['DATETIMEVALUE("2016-02-29 13:15:10") + 0.166667 = DATETIMEVALUE("2016-2-29 17:15:10")', true],
  ['REGEX("k1a 0b1", "((?i)[A-Z]\\\\d[A-Z] ?\\\\d[A-Z]\\\\d)?")', true],
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
  ['MOD(-1, 3)', -1],
  ['MAX(1, Amount, 3)', 50],
  ['Day + 30 - Day', 30],
  ['YEAR(TODAY()) * 100 + MONTH(TODAY())', 202605],
  ['DATE(2024, 2, 29) = DATEVALUE("2024-02-29")', true],
  ['DAY(ADDMONTHS(DATE(2024, 1, 31), 1)) + DAY(ADDMONTHS(DATE(2020, 4, 30), 3))', 60],
  ['FLOOR(-2.5) * 10 + MFLOOR(-2.5)', -23],
  ['CEILING(-2.5) * 10 + MCEILING(-2.5)', -32],
  ['TRUNC(8.579, 2)', 8.57],
  ['ROUND(PI() * 1000, 0)', 3142],
  ['ROUND(ATAN2(1, 1) * 4 - ACOS(-1) + SIN(0) + ASIN(0) + TAN(0) + COS(0), 5)', 1],
  ['INITCAP("ada LOVE-lace")', 'Ada Love-Lace'],
  ['REVERSE(Name) & CHR(ASCII("A") + 1)', 'emcAB'],
  ['ISNUMBER("1.5") && !ISNUMBER("x")', true],
  ['PICKLISTCOUNT(Tags)', 2],
  ['URLENCODE("a b&c") & HTMLENCODE("<")', 'a+b%26c&lt;'],
  ['JSENCODE("it\'s")', "it\\'s"],
  ['HYPERLINK("/x", "X", "_top")', '<a href="/x" target="_top">X</a>'],
  ['IMAGE("/i.gif", "i")', '<img src="/i.gif" alt="i" border="0"/>'],
  ['DAYOFYEAR(DATE(2024, 12, 31))', 366],
  ['ISOWEEK(DATE(2027, 1, 1)) * 10000 + ISOYEAR(DATE(2027, 1, 1))', 532026],
  ['TODAY() - DATE(2026, 5, 4) + DATEVALUE(NOW()) - DATEVALUE("2026-05-04")', 2],
  ['FROMUNIXTIME(UNIXTIMESTAMP(NOW())) = NOW()', true],
  ['FORMATDURATION(90061)', '25:01:01'],
  ['FORMATDURATION(90061, TRUE)', '1:01:01:01'],
  ['HOUR(TIMEVALUE("17:30:45.125")) * 100 + MINUTE(TIMENOW())', 1700],
  ['SECOND(TIMEVALUE("17:30:45.125")) + MILLISECOND(TIMEVALUE("17:30:45.125"))', 170],
  ['TEXT(TIMEVALUE("23:59:00.000") + 120000)', '00:01:00.000'],
  ['ROUND(DISTANCE(GEOLOCATION(52.5, 13.4), GEOLOCATION(48.1, 11.6), "km"), 0)', 506],
  ['CASESAFEID("001000000000001")', '001000000000001AAA'],
  ['ISCLONE()', false],
  ["Owner:User.Name & 'x'", 'x'],
]

for (const [formula, expected] of cases) {
  test(formula, () => {
    if (expected === 'fault') assert.throws(() => compile(formula)(scope), isFault)
    else assert.deepEqual(compile(formula)(scope), expected)
  })
}

const SCHEMA: Record<string, FieldDef['type']> = {
  Name: 'string',
  Amount: 'currency',
  Stage: 'picklist',
  Tags: 'multipicklist',
  Closed: 'boolean',
  Day: 'date',
  Seen: 'datetime',
}
const fields: Fields = {
  field: (_object, name) => (SCHEMA[name] ? { type: SCHEMA[name] } : undefined),
  relationship: (_object, name) => (name === 'Account' ? { type: 'reference', referenceTo: ['Account'] } : undefined),
}

const MULTI =
  'Field Tags is a multi-select picklist field. Multi-select picklist fields are only supported in certain functions.'

/** Formula, type of its field, and the words of the editor. */
const wrong: [string, FieldDef['type'], string][] = [
  ['LEN(Amount)', 'double', "Incorrect parameter type for function 'LEN()'. Expected Text, received Number"],
  ['LEFT(Name)', 'string', "Incorrect number of parameters for function 'LEFT()'. Expected 2, received 1"],
  ['NOSUCH(1)', 'double', 'Unknown function NOSUCH. Check spelling.'],
  ['Nope__c + 1', 'double', 'Field Nope__c does not exist. Check spelling.'],
  ['Account.Nope', 'string', 'Field Account.Nope does not exist. Check spelling.'],
  ['Other.Name', 'string', 'Field Other.Name does not exist. Check spelling.'],
  ['Stage', 'string', 'Formula result is data type (Picklist), incompatible with expected data type (Text).'],
  ['LEN(Stage)', 'double', 'Field Stage is a picklist field. Picklist fields are only supported in certain functions.'],
  ['Amount & Name', 'string', "Incorrect parameter type for operator '&'. Expected Text, received Number"],
  ['Name = 1', 'boolean', "Incorrect parameter type for operator '='. Expected Text, received Number"],
  ['IF(Name, 1, 2)', 'double', "Incorrect parameter type for function 'IF()'. Expected Boolean, received Text"],
  ['IF(Closed, 1, "b")', 'double', "Incorrect parameter type for function 'IF()'. Expected Number, received Text"],
  ['Amount', 'string', 'Formula result is data type (Number), incompatible with expected data type (Text).'],
  ['Day', 'boolean', 'Formula result is data type (Date), incompatible with expected data type (true or false).'],
  ['ROUND(Amount, 2', 'double', "Syntax error.  Missing ')'"],
  ['Amount +', 'double', "Syntax error.  Found 'end of formula'"],
  ['Amount Amount', 'double', 'Syntax error. Extra Amount'],
  ['LEN(Name))', 'double', "Syntax error. Extra ')'"],
  ['MAX(1, )', 'double', "Syntax error.  Found ')'"],
  ['len(1)', 'double', "Incorrect parameter type for function 'len()'. Expected Text, received Number"],
  ['ISBLANK(Closed)', 'boolean', "Incorrect argument type for function 'ISBLANK()'. "],
  ['Day + Seen', 'date', "Incorrect parameter type for operator '+'. Expected Number, Date, received DateTime"],
  [
    'TEXT(Closed)',
    'string',
    "Incorrect parameter type for function 'TEXT()'. Expected Number, Date, DateTime, Picklist, received Boolean",
  ],
  ['Tags = "a"', 'boolean', MULTI],
  ['ISCHANGED(Stage)', 'boolean', 'Function ISCHANGED may not be used in this type of formula'],
]
for (const [formula, type, words] of wrong) {
  test(`refused: ${formula}`, () => {
    const expected = { errorCode: 'FIELD_INTEGRITY_EXCEPTION', message: words }
    assert.throws(() => judgeFormula(formula, 'Opportunity', fields, type, 'field'), expected)
  })
}

test('what fits is accepted', () => {
  const right: [string, FieldDef['type']][] = [
    ['CASE(Stage, "Won", 1, "Lost", 2, 0)', 'double'],
    ['IF(ISPICKVAL(Stage, "Won"), Amount * 2, NULL)', 'currency'],
    ['TEXT(Stage) & BR() & TEXT(Day + 1)', 'string'],
    ['INCLUDES(Tags, "a") || ISCHANGED(Stage)', 'boolean'],
    ['Seen + 0.5', 'datetime'],
    ['TODAY() - Day', 'double'],
    ['$User.Name & Account.Name', 'string'],
    ['BLANKVALUE(Amount, 0) > 1 && NOT(Closed)', 'boolean'],
  ]
  for (const [formula, type] of right) judgeFormula(formula, 'Opportunity', fields, type)
})

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
  org.setComponent('CustomLabel Aboard', { facts: { value: 'is on' } })
  org.createCustomField('Crate__c', {
    name: 'Told__c',
    type: 'string',
    formula: '$Label.Aboard & $Label.Gone & Ship__r.Name',
  })
  assert.equal(row('Crate__c', one)['Told__c'], 'is onBeagle')
  org.delete(admin, 'Crate__c', two)
  assert.deepEqual(ship(), [2.5, 2.5, 'light'])
  const children = org.as(admin).object('Ship__c')?.childRelationships ?? []
  const child = children.find(({ childSObject }) => childSObject === 'Crate__c')
  assert.deepEqual(child, { childSObject: 'Crate__c', field: 'Ship__c', relationshipName: 'Crates__r' })
})
