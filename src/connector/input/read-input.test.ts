import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { readInput, readSettings } from './read-input.ts'

const action = {
  title: 'Do It',
  input: z.strictObject({
    what: z.string().min(1),
    note: z.string().optional(),
    isPublic: z.boolean().default(false),
    most: z.number().int().min(1).max(50).default(20),
    way: z.enum(['won', 'lost']).default('won'),
    fields: z.array(z.string()).min(1).max(2).optional(),
    values: z.record(z.string(), z.unknown()).default({}),
  }),
}
const plain = { what: 'x', isPublic: false, most: 20, way: 'won', values: {} }

/** What is given, what is read. */
const meant: [Record<string, unknown>, Record<string, unknown>][] = [
  [{ isPublic: 'Yes' }, { isPublic: true }],
  [
    { isPublic: 1, most: '5' },
    { isPublic: true, most: 5 },
  ],
  [{ isPublic: null, most: '', way: '', values: null, note: null }, {}],
  [
    { what: 12, way: 'LOST' },
    { what: '12', way: 'lost' },
  ],
  [
    { what: ['y'], fields: 'Name' },
    { what: 'y', fields: ['Name'] },
  ],
  [
    { way: ['Lost'], most: ['3'] },
    { way: 'lost', most: 3 },
  ],
  [{ values: '{"NextStep": "Call"}' }, { values: { NextStep: 'Call' } }],
]

for (const [given, read] of meant) {
  test(`${JSON.stringify(given)} is read as it is meant`, () => {
    assert.deepEqual(readInput(action, { what: 'x', ...given }), { ok: true, value: { ...plain, ...read } })
  })
}

/** What is given, and what is said of it. */
const wrong: [Record<string, unknown>, RegExp][] = [
  [{ what: '' }, /"what": It is needed and has no value/],
  [{ what: null }, /"what": It is needed and has no value/],
  [{ what: ['a', 'b'] }, /"what": It takes a text/],
  [{ isPublic: 'perhaps' }, /"isPublic": It takes true or false/],
  [{ most: '1,5' }, /"most": It takes a number/],
  [{ most: 1.5 }, /"most": It takes a whole number/],
  [{ most: 0 }, /"most": It takes 1 at least/],
  [{ most: 51 }, /"most": It takes 50 at most/],
  [{ way: 'wan' }, /"way": It takes one of: won, lost/],
  [{ values: '[1]' }, /"values": It takes an object of names and values/],
  [{ fields: [] }, /"fields": It is needed and has no value/],
  [{ fields: ['a', 'b', 'c'] }, /"fields": It takes 2 entries at most/],
  [{ nots: 'x' }, /There is no input "nots"/],
]

for (const [given, said] of wrong) {
  test(`${JSON.stringify(given)} is refused in plain words`, () => {
    const read = readInput(action, { what: 'x', ...given })
    assert.match(read.ok ? '' : read.problem.details.what, said)
  })
}

test('settings are taken as they are written: others read them again', () => {
  assert.equal(readSettings(action, { what: 'x', isPublic: 'yes' }).ok, false)
  assert.equal(readSettings(action, { what: 'x' }).ok, true)
})
