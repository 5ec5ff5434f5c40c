/** Bitmaps of changed fields, read back as clients do. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toBitmaps } from './bitmap.ts'

test('bits count from the header, parts of compounds have bitmaps of their own', () => {
  assert.deepEqual(toBitmaps([]), [])
  assert.deepEqual(toBitmaps([{ field: 0 }]), ['0x02'])
  assert.deepEqual(toBitmaps([{ field: 9 }, { field: 3, part: 4 }, { field: 6, part: 1 }, { field: 6, part: 2 }]), [
    '0x0400',
    '4-0x10',
    '7-0x06',
  ])
  assert.deepEqual(toBitmaps([{ field: 4, part: 0 }]), ['0x00', '5-0x01'])
})

test('more fields than a number has bits', () => {
  const places = [0, 70, 129].map((field) => ({ field }))
  const [bits = ''] = toBitmaps(places)
  const set = [...BigInt(bits).toString(2)].reverse().flatMap((bit, position) => (bit === '1' ? [position - 1] : []))
  assert.deepEqual(set, [0, 70, 129])
})
