/** Differences of long texts. */

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { textDifference } from './text-difference.ts'

const lines = Array.from(
  { length: 20 },
  (_, i) => `Line ${i + 1} of a text that is long enough to be told by its changes alone.`,
)
const text = lines.join('\n')

test('only the changed lines are told, under the hash of the new text', () => {
  const after = text.replace('Line 2 of', 'Row 2 of').replace('Line 7 of', 'Row 7 of')
  const hash = createHash('sha256').update(after).digest('hex')
  const rest = lines[0]?.slice('Line 1 of'.length)
  const hunk = (n: number) => `@@ -${n},1 +${n},1 @@\n-Line ${n} of${rest}\n+Row ${n} of${rest}`
  assert.equal(textDifference(text, after), `--- \n+++ ${hash}\n${hunk(2)}\n${hunk(7)}`)
})

test('lines that came or went stand after the one before them', () => {
  const longer = [...lines.slice(0, 5), 'New', ...lines.slice(5)].join('\n')
  assert.match(textDifference(text, longer) ?? '', /\n@@ -5,0 \+6,1 @@\n\+New$/)
  assert.match(textDifference(longer, text) ?? '', /\n@@ -6,1 \+5,0 @@\n-New$/)
})

test('short texts, other texts and much longer ones are told whole', () => {
  assert.equal(textDifference('a\nb', 'a\nc'), undefined)
  assert.equal(textDifference(text, text.toUpperCase()), undefined)
  assert.equal(textDifference(text, `${text}\n${text}`), undefined)
  const one = 'x'.repeat(1200)
  assert.equal(textDifference(one, `${one}y`), undefined, 'one line that changed is half of all lines')
})
