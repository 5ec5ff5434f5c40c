import assert from 'node:assert/strict'
import { test } from 'node:test'
import { truth } from './truth.ts'

const json = {
  zero: 0,
  empty: '',
  blank: ' ',
  none: null,
  list: [],
  full: [1],
  title: 'VP Sales',
  size: 640,
  no: false,
}

const conditions: [string, boolean][] = [
  ['json.title', true],
  ['{{ json.title }}', true],
  ['json.zero', true],
  ['json.empty', false],
  ['json.blank', false],
  ['json.none', false],
  ['json.nothing.at.all', false],
  ['json.list', false],
  ['json.full', true],
  ['json.no', false],
  ['not json.empty', true],
  ['json.empty or json.list', false],
  ['json.title and json.empty', false],
  ['json.size >= 500 and json.title contains "VP"', true],
  ['json.title == "VP Sales"', true],
  ['json.title != "CEO"', true],
  ['json.none == nil', true],
  ['json.empty == blank', true],
  ['json.none == blank', true],
  ['(json.empty or json.size > 600) and json.full', true],
  ['json.size > 600 and (json.empty or json.none)', false],
  ['{{ json.full | size }}', true],
  ['{% if json.no %}yes{% endif %}', false],
  ['{% if json.title %}false{% endif %}', false],
]
for (const [condition, holds] of conditions) {
  test(`${condition} is ${holds}`, async () => assert.equal(await truth(condition, { json }), holds))
}

test('nothing is neither smaller nor greater than a number', async () => {
  for (const sign of ['<', '>', '<=', '>=']) {
    assert.equal(await truth(`json.none ${sign} 0`, { json }), false, sign)
    assert.equal(await truth(`0 ${sign} json.nothing`, { json }), false, sign)
  }
})

test('a condition that cannot be read is a Problem', async () => {
  await assert.rejects(truth('json.title | nosuchfilter', { json }), { code: 'template-invalid' })
})
