import assert from 'node:assert/strict'
import { test } from 'node:test'
import { table } from './output.ts'
import { visible, visibleJson } from './visible.ts'

const hostile = {
  'cle\u001b[2Jar': [
    '\u001b]0;title\u0007',
    '\u009b31mred',
    '\u202etxt.exe',
    'over\rwritten',
    '\u007f',
    'two\n\tlines',
  ],
}

test('what steers a terminal is shown as a sign, line ends and tabs stay', () => {
  assert.deepEqual(visible(hostile), {
    'cle␛[2Jar': ['␛]0;title␇', '\ufffd31mred', '\ufffdtxt.exe', 'over␍written', '␡', 'two\n\tlines'],
  })
  assert.deepEqual(visible([1, null, true, undefined]), [1, null, true, undefined])
})

test('JSON says the same and steers nothing', () => {
  const text = visibleJson(hostile, 2)
  assert.deepEqual(JSON.parse(text), hostile)
  assert.doesNotMatch(text, /(?!\n)[\p{Cc}\u202a-\u202e]/u)
})

test('a text of several lines stays one row of a table', () => {
  assert.equal(table(['NAME'], [['a\nsucceeded  forged']], '').split('\n').length, 2)
})
