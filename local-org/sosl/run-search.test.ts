import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadObjects } from '../objects/index.ts'
import { createOrg, OrgError } from '../org/index.ts'
import { runSearch, SearchIndex } from './index.ts'

const org = await createOrg({ objects: await loadObjects(), randomSeed: 1 })
const admin = org.admin.id
const view = org.as(admin)
const index = new SearchIndex(view)

const acme = org.create(admin, 'Account', { Name: 'Acme Steel Works', Phone: '(415) 555-1212', BillingCity: 'Zürich' })
const steel = org.create(admin, 'Account', { Name: 'Works of Steel', Website: 'https://acme.example.com' })
const zoe = org.create(admin, 'Contact', {
  FirstName: 'Zoe',
  LastName: 'Smith',
  Email: 'zoe@acme.com',
  AccountId: acme,
})
org.create(admin, 'Contact', { FirstName: 'Yan', LastName: 'Smyth', Title: 'Acme fan', AccountId: steel })
org.create(admin, 'Lead', { LastName: 'Acme', Company: 'Nobody Inc' })

/** What is found, as `Object name`. */
function found(sosl: string): string[] {
  const { records } = runSearch(view, index, sosl, '60.0')
  return records.map((record) => `${record.attributes.type} ${record['Name']}`)
}

const RETURNING = 'RETURNING Account(Name), Contact(Name), Lead(Name)'

/** What stands between the braces, the group of fields, and what is found. */
const CASES: readonly (readonly [term: string, group: string, names: readonly string[]])[] = [
  [
    'acme',
    'ALL',
    ['Account Acme Steel Works', 'Account Works of Steel', 'Contact Zoe Smith', 'Contact Yan Smyth', 'Lead Acme'],
  ],
  ['ACME', 'NAME', ['Account Acme Steel Works', 'Lead Acme']],
  ['acme', 'EMAIL', ['Contact Zoe Smith']],
  ['zoe@acme.com', 'ALL', ['Contact Zoe Smith']],
  ['zoe@acm*', 'EMAIL', ['Contact Zoe Smith']],
  ['steel works', 'NAME', ['Account Acme Steel Works', 'Account Works of Steel']],
  ['"steel works"', 'NAME', ['Account Acme Steel Works']],
  ['"works steel"', 'NAME', []],
  ['smi*', 'ALL', ['Contact Zoe Smith']],
  ['sm?th', 'NAME', ['Contact Zoe Smith', 'Contact Yan Smyth']],
  ['s*th AND zoe', 'NAME', ['Contact Zoe Smith']],
  ['smith OR smyth', 'NAME', ['Contact Zoe Smith', 'Contact Yan Smyth']],
  ['sm?th AND NOT zoe', 'NAME', ['Contact Yan Smyth']],
  ['works AND NOT "steel works"', 'NAME', ['Account Works of Steel']],
  ['(zoe OR yan) AND smyth', 'NAME', ['Contact Yan Smyth']],
  ['smi', 'ALL', []],
  ['smit', 'ALL', ['Contact Zoe Smith']],
  ['zoe smtih', 'ALL', ['Contact Zoe Smith']],
  ['zurich', 'ALL', ['Account Acme Steel Works']],
  ['4155551212', 'PHONE', ['Account Acme Steel Works']],
  ['415 555\\-1212', 'PHONE', ['Account Acme Steel Works']],
  ['"(415) 555\\-1212"', 'ALL', ['Account Acme Steel Works']],
  ['acme \\- steel', 'NAME', ['Account Acme Steel Works']],
]

for (const [term, group, names] of CASES) {
  test(`FIND {${term}} IN ${group} FIELDS`, () => {
    assert.deepEqual(found(`FIND {${term}} IN ${group} FIELDS ${RETURNING}`), names)
  })
}

test('persons are found by their nicknames', () => {
  org.create(admin, 'Contact', { FirstName: 'Robert', LastName: 'Nickel' })
  assert.deepEqual(found('FIND {bob nickel} RETURNING Contact(Name)'), ['Contact Robert Nickel'])
  assert.deepEqual(found('FIND {bob nickel} RETURNING Account(Name)'), [])
})

test('spelling is left alone where that is wished', () => {
  assert.deepEqual(found(`FIND {smit} ${RETURNING} WITH SPELL_CORRECTION = false`), [])
})

test('records come as REST spells them, filtered, ordered and cut per object', () => {
  const sosl = `find {acme} returning Account(name, Owner.Name where Name like 'W%' order by Name limit 1), contact`
  const { records } = runSearch(view, index, sosl, '60.0')
  assert.deepEqual(Object.keys(records[0] ?? {}), ['attributes', 'Name', 'Owner'])
  assert.deepEqual(records[1], {
    attributes: { type: 'Contact', url: `/services/data/v60.0/sobjects/Contact/${zoe}` },
    Id: zoe,
  })
  assert.equal(records.length, 3)
})

test('without RETURNING, ids of every searchable object', () => {
  const types = new Set(runSearch(view, index, 'FIND {acme}', '60.0').records.map((record) => record.attributes.type))
  assert.deepEqual([...types].sort(), ['Account', 'Contact', 'Lead'])
})

test('a limit on the whole is shared among the objects', () => {
  assert.deepEqual(found(`FIND {acme} ${RETURNING} LIMIT 3`), [
    'Account Acme Steel Works',
    'Contact Zoe Smith',
    'Lead Acme',
  ])
  assert.equal(found(`FIND {acme} ${RETURNING} LIMIT 4`).length, 4)
})

test('changes are found at once: new, changed, deleted and restored rows', () => {
  const id = org.create(admin, 'Account', { Name: 'Quicksilver' })
  const names = (term: string) => found(`FIND {${term}} RETURNING Account(Name)`)
  assert.deepEqual(names('quicksilver'), ['Account Quicksilver'])
  org.update(admin, 'Account', id, { Name: 'Mercury' })
  assert.deepEqual([names('quicksilver'), names('mercury')], [[], ['Account Mercury']])
  org.delete(admin, 'Account', id)
  assert.deepEqual(names('mercury'), [])
  org.undelete(admin, 'Account', id)
  assert.deepEqual(names('mercury'), ['Account Mercury'])
})

/** Each search and how it is refused. */
const REFUSALS: readonly (readonly [sosl: string, code: string, words: string])[] = [
  ['FIND acme', 'MALFORMED_SEARCH', 'No search term found. The search term must be enclosed in braces.'],
  ['FIND {}', 'MALFORMED_SEARCH', 'No search term found. The search term must be enclosed in braces.'],
  ['FIND {x}', 'INVALID_SEARCH', 'search term must be longer than one character: x'],
  ['FIND {*}', 'INVALID_SEARCH', 'search term must be longer than one character: *'],
  ['FIND {(acme}', 'MALFORMED_SEARCH', "unexpected token: '('"],
  ['FIND {acme AND AND zoe}', 'MALFORMED_SEARCH', "unexpected token: 'AND'"],
  ['FIND {acme OR}', 'MALFORMED_SEARCH', "unexpected token: 'OR'"],
  ['FIND {not acme}', 'MALFORMED_SEARCH', "unexpected token: 'not'"],
  ['FIND {acme} IN SOME FIELDS', 'MALFORMED_SEARCH', 'Malformed search token: SOME'],
  [
    'FIND {name} IN ALL TYPE RETURNING Account(name)',
    'MALFORMED_SEARCH',
    '\nFIND {name} IN ALL TYPE RETURNING Account(name)\n                  ^\nERROR at Row:1:Column:19\nMalformed search token: TYPE',
  ],
  [
    'FIND {John|jane_gray@uoa.edu} RETURNING Contact',
    'MALFORMED_SEARCH',
    "\nFIND {John|jane_gray@uoa.edu} RETURNING Contact\n         ^\nERROR at Row:1:Column:10\nline 1:10 mismatched character '|' expecting '}'",
  ],
  [
    "FIND {acme} RETURNING Product2 WITH PricebookId IN ('x')",
    'MALFORMED_SEARCH',
    'IN cannot be used for WITH PriceBookId',
  ],
  ['FIND {acme} RETURNING Account(Name', 'MALFORMED_SEARCH', "expecting a right parentheses, found '<EOF>'"],
  ['FIND {acme} RETURNING Nope', 'INVALID_TYPE', "sObject type 'Nope' is not supported."],
  ['FIND {acme} RETURNING Account(Nope)', 'INVALID_FIELD', "No such column 'Nope' on entity 'Account'"],
  ["FIND {acme} WITH DIVISION = 'Global'", 'MALFORMED_SEARCH', 'divisions are not enabled'],
  ['FIND {acme} WITH DATA CATEGORY Geo__c AT Asia__c', 'MALFORMED_SEARCH', 'has no data categories'],
  ["FIND {acme} WITH NETWORK = '0DB000000000001'", 'MALFORMED_SEARCH', 'no Experience Cloud sites'],
  ["FIND {acme} WITH METADATA = 'WORDS'", 'MALFORMED_SEARCH', "unexpected token: '''"],
  ['FIND {acme} WITH NOTHING', 'MALFORMED_SEARCH', "unexpected token: 'NOTHING'"],
  ['FIND {acme} UPDATE NOTHING', 'MALFORMED_SEARCH', "unexpected token: 'NOTHING'"],
  ['FIND {acme} RETURNING Account(Id USING ListView = Nope)', 'MALFORMED_SEARCH', "'Nope' does not exist"],
  ['FIND {acme} RETURNING Account(Id ORDER BY Name USING ListView = AllAccounts)', 'MALFORMED_SEARCH', 'right parenth'],
]

for (const [sosl, code, words] of REFUSALS) {
  test(`refused: ${sosl}`, () => {
    const holds = (error: unknown) =>
      error instanceof OrgError && error.errorCode === code && error.message.includes(words)
    assert.throws(() => runSearch(view, index, sosl, '60.0'), holds)
  })
}

test('the place of a fault is its place in the whole text', () => {
  assert.throws(() => runSearch(view, index, 'FIND {acme} RETURNING Account(Nope)', '60.0'), /Row:1:Column:31/)
})

/** What is found, with what was marked in it. */
function marks(sosl: string): (readonly [name: unknown, marked: unknown, text?: string])[] {
  const { records, emphases } = runSearch(view, index, sosl, '60.0')
  return records.map((record, at) => [
    record['Name'] ?? record['Subject'],
    emphases[at]?.wholeFields,
    emphases[at]?.text,
  ])
}

test('WITH HIGHLIGHT marks words and phrases in texts and addresses of mail, not wildcards, names of persons or phones', () => {
  const account = (term: string) => marks(`FIND {${term}} IN ALL FIELDS RETURNING Account(Name, Phone) WITH HIGHLIGHT`)
  assert.deepEqual(account('steel AND NOT website')[0], [
    'Acme Steel Works',
    [{ name: 'Name', value: 'Acme <mark>Steel</mark> Works' }],
    undefined,
  ])
  assert.deepEqual(account('"steel works"')[0]?.[1], [{ name: 'Name', value: 'Acme <mark>Steel Works</mark>' }])
  assert.equal(account('stee*')[0]?.[1], undefined)
  assert.equal(account('4155551212')[0]?.[1], undefined)
  const contact = marks('FIND {zoe} RETURNING Contact(Name, Email, FirstName) WITH HIGHLIGHT')
  assert.deepEqual(contact[0]?.[1], [
    { name: 'Email', value: '<mark>zoe</mark>@acme.com' },
    { name: 'FirstName', value: '<mark>Zoe</mark>' },
  ])
})

test('WITH SNIPPET gives a piece of the text around the word, with tags in the text shown', () => {
  const Description = `${'Nothing to see. '.repeat(30)}The pump <b>leaks</b> badly. ${'And so on. '.repeat(60)}`
  org.create(admin, 'Case', { Subject: 'Leaks', Description })
  const [found] = marks('FIND {leaks} RETURNING Case(Subject) WITH SNIPPET (target_length = 120)')
  assert.deepEqual(found?.[1], [{ name: 'Subject', value: '<mark>Leaks</mark>' }])
  assert.match(found?.[2] ?? '', /The pump &lt;b&gt;<mark>leaks<\/mark>&lt;\/b&gt; badly\..*\.\.\.$/)
  assert.equal(marks('FIND {acme} RETURNING Account(Name) WITH SNIPPET')[0]?.[2], undefined)
})

test('WITH METADATA tells labels; list views and price books narrow what is found; the rest changes nothing', () => {
  const { labels } = runSearch(view, index, "FIND {acme} RETURNING Account(Name) WITH METADATA='LABELS'", '60.0')
  assert.deepEqual(labels, [{ entityName: 'Account', fieldMetadata: [{ name: 'Name', label: 'Account Name' }] }])
  org.update(admin, 'Account', steel, { Rating: 'Hot' })
  assert.deepEqual(found('FIND {acme} RETURNING Account(Name USING ListView=hotaccounts LIMIT 5)'), [
    'Account Works of Steel',
  ])
  const book = [...view.table('Pricebook2').all()].find((row) => row['IsStandard'] === true)?.Id ?? ''
  const Product2Id = org.create(admin, 'Product2', { Name: 'Anvil one' })
  org.create(admin, 'Product2', { Name: 'Anvil two' })
  org.create(admin, 'PricebookEntry', { Product2Id, Pricebook2Id: book, UnitPrice: 1, IsActive: true })
  assert.deepEqual(found(`FIND {anvil} RETURNING Product2(Name) WITH PricebookId = '${book.slice(0, 15)}'`), [
    'Product2 Anvil one',
  ])
  const plain =
    'FIND {zoe} RETURNING Contact(Name, toLabel(LeadSource)) WITH SPELL_CORRECTION = false LIMIT 2 UPDATE TRACKING, VIEWSTAT'
  assert.deepEqual(found(plain), ['Contact Zoe Smith'])
})
