/** Times of day as clients write them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseTime } from './dates.ts'

const TIMES = [
  ['23:59', '23:59:00.000Z'],
  ['23:59:01.5Z', '23:59:01.500Z'],
  ['23:59:00.123456Z', '23:59:00.123Z'],
  ['24:00', undefined],
] as const

for (const [written, kept] of TIMES) test(`time ${written}`, () => assert.equal(parseTime(written), kept))
