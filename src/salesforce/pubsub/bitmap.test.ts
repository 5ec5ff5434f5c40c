import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readBitmaps } from './bitmap.ts'

test('bits are places of fields, the least significant first', () => {
  assert.deepEqual(readBitmaps(['0x12']), [{ field: 1 }, { field: 4 }])
  assert.deepEqual(
    readBitmaps(['0x650004E0']).map(({ field }) => field),
    [5, 6, 7, 10, 24, 26, 29, 30],
  )
})

test('a number before says that the bits are parts of that field', () => {
  assert.deepEqual(readBitmaps(['4-0x10', '7-0x06']), [
    { field: 4, part: 4 },
    { field: 7, part: 1 },
    { field: 7, part: 2 },
  ])
})

test('more bits than a number holds, lower-case digits, nothing', () => {
  assert.deepEqual(readBitmaps(['0x80000000000000000000']), [{ field: 79 }])
  assert.deepEqual(readBitmaps(['0xa']), [{ field: 1 }, { field: 3 }])
  assert.deepEqual(readBitmaps([]), [])
})
