import assert from 'node:assert/strict'
import { test } from 'node:test'
import { soql } from '../salesforce/index.ts'
import { aField } from './check/lead-describe.ts'
import { readValue } from './check/read-value.ts'
import { readFilters } from './records/filters.ts'
import { isAmong, literal, select } from './soql.ts'

/** What an attacker would like to stand in a query unquoted. */
const attacks = [
  "' OR Name != '",
  "x') OR (Id != null",
  '09:30:00.000Z OR Id != null',
  '2031-01-01 OR Id != null',
  '2031-01-01T00:00:00Z OR Id != null',
  'true OR Id != null',
  '1 OR 1 = 1',
  'null OR Id != null',
  "\\' OR Id != null OR Name = \\'",
  '09:30:00.000Z\nOR Id != null',
  'TODAY OR Id != null',
  'Soql',
]

const bare = ['int', 'long', 'double', 'currency', 'percent', 'boolean', 'date', 'datetime', 'time']
const quoted = ['string', 'picklist', 'reference', 'id', 'email', 'url', 'phone', 'textarea', 'combobox', 'anyType', '']

for (const type of bare) {
  test(`a ${type} stands without quotes, so nothing but one may pass`, () => {
    for (const attack of attacks) {
      assert.throws(() => literal({ type }, attack), { code: 'query-invalid' }, attack)
      assert.throws(() => literal({ type }, { toString: () => attack }), { code: 'query-invalid' }, attack)
      assert.throws(() => literal({ type }, [attack]), { code: 'query-invalid' }, attack)
    }
  })
}

for (const type of quoted) {
  test(`a ${type || 'value of unknown type'} stays inside its quotes`, () => {
    for (const attack of attacks) assert.match(literal({ type }, attack).text, /^'(?:\\.|[^'\\])*'$/s, attack)
  })
}

test('what fits is written in its own form', () => {
  const forms: [string, unknown, string][] = [
    ['int', 7, '7'],
    ['double', '1.5', '1.5'],
    ['boolean', false, 'false'],
    ['date', '2031-01-31', '2031-01-31'],
    ['datetime', '2031-01-31T09:00:00+01:00', '2031-01-31T08:00:00.000Z'],
    ['time', '09:30:00.000Z', '09:30:00.000Z'],
    ['string', "O'Neil", "'O\\'Neil'"],
    ['time', null, 'null'],
  ]
  for (const [type, value, written] of forms) assert.equal(literal({ type }, value).text, written)
})

test('times that people write are read before they are bound', () => {
  const field = aField('Opens__c', { type: 'time' })
  assert.equal(literal(field, readValue(field, '09:30')).text, '09:30:00.000Z')
  for (const attack of attacks) assert.throws(() => readValue(field, attack), { code: 'field-value-invalid' })
})

test('filters bind every value, date words included', () => {
  const describe = {
    ...{ name: 'Lead', label: 'Lead', labelPlural: 'Leads', keyPrefix: '00Q', custom: false, createable: true },
    ...{ updateable: true, deletable: true, queryable: true, searchable: true, replicateable: true, recordTypes: [] },
    undeletable: true,
    fields: [...bare, 'string', 'multipicklist'].map((type) => aField(`${type}__c`, { type })),
  }
  for (const attack of attacks) {
    for (const type of bare) {
      for (const word of ['eq', 'gt', 'in', 'notIn'])
        assert.throws(() => readFilters(describe, { [`${type}__c`]: { [word]: attack } }), `${type} ${word} ${attack}`)
    }
    for (const word of ['eq', 'ne', 'in', 'contains', 'startsWith']) {
      const [condition] = readFilters(describe, { string__c: { [word]: attack } })
      assert.match(condition?.text ?? '', /^string__c [A-Z!= ]+\(?'(?:\\.|[^'\\])*'\)?$/s)
    }
  }
  const words = readFilters(describe, { date__c: { gte: 'LAST_N_DAYS:7' } })
  assert.equal(words[0]?.text, 'date__c >= LAST_N_DAYS:7')
})

test('names are names and nothing else', () => {
  for (const field of ['Name FROM User', 'Name,(SELECT Id FROM Contacts)', 'COUNT(Id)', 'a-b', '', '1x']) {
    assert.throws(() => select({ object: 'Lead', fields: [field] }), { code: 'query-invalid' }, field)
    assert.throws(() => select({ object: field, fields: ['Id'] }), { code: 'query-invalid' }, field)
    assert.throws(() => select({ object: 'Lead', fields: ['Id'], orderBy: [{ field }] }), { code: 'query-invalid' })
    assert.throws(() => isAmong(field, [soql`${1}`]), { code: 'query-invalid' }, field)
  }
})

test('a query is put together in order', () => {
  const query = select({
    object: 'Lead',
    fields: ['Id', 'Owner.Name', 'Id'],
    where: [soql`Name = ${'x'}`, ...isAmong('Status', [soql`${'a'}`, soql`${'b'}`])],
    orderBy: [{ field: 'Name' }, { field: 'CreatedDate', descending: true }],
    limit: 5,
  })
  assert.equal(
    query.text,
    "SELECT Id,Owner.Name FROM Lead WHERE Name = 'x' AND Status IN ('a', 'b') ORDER BY Name ASC NULLS LAST, CreatedDate DESC NULLS LAST LIMIT 5",
  )
})

test('a long list becomes several conditions', () => {
  const values = Array.from({ length: 2000 }, (_, n) => soql`${`somebody-${n}@orchard.example`}`)
  const parts = isAmong('Email', values)
  assert.ok(parts.length > 1 && parts.every((part) => encodeURIComponent(part.text).length < 16_384))
})
