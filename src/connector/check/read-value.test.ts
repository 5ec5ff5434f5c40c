import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FieldDescribe } from '../../salesforce/index.ts'
import { aField, choices } from './lead-describe.ts'
import { readValue } from './read-value.ts'

const of = (type: string, more: Partial<FieldDescribe> = {}) => aField('Field__c', { type, ...more })
const list = {
  restrictedPicklist: true,
  picklistValues: [...choices('New', 'On Hold'), { value: 'X1', label: 'Extra', active: true, defaultValue: false }],
}

/** Field, what is given, what is sent. */
const fits: [FieldDescribe, unknown, unknown][] = [
  [of('string'), 12, '12'],
  [of('string'), true, 'true'],
  [of('email'), ' a@b.example ', 'a@b.example'],
  [of('boolean'), 'Yes', true],
  [of('boolean'), 0, false],
  [of('double', { precision: 18, scale: 2 }), '1e3', 1000],
  [of('int', { precision: 0 }), '-7', -7],
  [of('date'), '2028-02-29', '2028-02-29'],
  [of('date'), '2028-02-29T23:30:00Z', '2028-02-29'],
  [of('datetime'), '2028-02-29T10:00:00+02:00', '2028-02-29T08:00:00.000Z'],
  [of('datetime'), '2028-02-29T10:00:00', '2028-02-29T10:00:00.000Z'],
  [of('datetime'), '2028-02-29', '2028-02-29T00:00:00.000Z'],
  [of('time'), '09:30', '09:30:00.000Z'],
  [of('picklist', list), 'on hold', 'On Hold'],
  [of('picklist', list), 'Extra', 'X1'],
  [of('multipicklist', list), ['new', 'Extra'], 'New;X1'],
  [of('multipicklist', list), 'New; On Hold;New', 'New;On Hold'],
  [of('reference', { referenceTo: ['Account'] }), '001000000000001', '001000000000001AAA'],
  [of('location'), { latitude: 1 }, { latitude: 1 }],
  [of('string'), '', null],
]

for (const [field, given, sent] of fits) {
  test(`${field.type} takes ${JSON.stringify(given)}`, () => assert.deepEqual(readValue(field, given), sent))
}

/** Field, what is given, the Problem, a word its text must have. */
const misfits: [FieldDescribe, unknown, string, RegExp][] = [
  [of('string', { length: 3 }), 'four', 'field-value-invalid', /at most 3 characters/],
  [of('string'), { a: 1 }, 'field-value-invalid', /text/],
  [of('email'), 'a b@c', 'field-value-invalid', /e-mail/],
  [of('boolean'), 'maybe', 'field-value-invalid', /true or false/],
  [of('double', { precision: 5, scale: 2 }), 1000, 'field-value-invalid', /at most 3 digits/],
  [of('double'), '1,234', 'field-value-invalid', /without separators/],
  [of('int'), 1.5, 'field-value-invalid', /whole number/],
  [of('date'), '2027-02-29', 'field-value-invalid', /YYYY-MM-DD/],
  [of('date'), 'soon', 'field-value-invalid', /date: "%Y-%m-%d"/],
  [of('datetime'), '2028-02-29Tnoon', 'field-value-invalid', /2026-01-31T09:30:00Z/],
  [of('time'), '25:00', 'field-value-invalid', /time of day/],
  [of('picklist', list), 'On Hodl', 'picklist-value-invalid', /On Hold/],
  [of('multipicklist', list), ['New', 'Nope'], 'picklist-value-invalid', /It takes: New/],
  [of('reference'), '001', 'id-malformed', /15 or 18/],
  [of('reference'), '001000000000001AAB', 'id-malformed', /15 or 18/],
  [of('reference', { referenceTo: ['Account', 'Case'] }), '003000000000001', 'id-malformed', /record of Contact/],
]

for (const [field, given, code, words] of misfits) {
  test(`${field.type} refuses ${JSON.stringify(given)}`, () => {
    assert.throws(() => readValue(field, given), { code, message: words })
  })
}
