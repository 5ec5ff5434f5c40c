import assert from 'node:assert/strict'
import { test } from 'node:test'
import { likeTest } from './like.ts'

/** A pattern as written between the quotes, what it matches and what it does not. */
const CASES: readonly (readonly [pattern: string, matches: readonly string[], misses: readonly string[]])[] = [
  ['abc', ['abc', 'ABC'], ['abcd', 'ab', '']],
  ['abc%', ['abc', 'ABCd'], ['xabc']],
  ['%abc', ['abc', 'xABC'], ['abcx']],
  ['%abc%', ['abc', 'xABCx'], ['axbc']],
  ['a%c', ['ac', 'a\nc', 'AbbC'], ['acx']],
  ['a_c', ['abc', 'a\nc'], ['ac', 'abbc']],
  ['%', ['', 'x'], []],
  ['a\\%', ['a%'], ['ab', 'a\\%']],
  ['a\\_c', ['a_c'], ['abc']],
  ["it\\'s%", ["it's here"], ['its here']],
  ['a.c*', ['a.c*'], ['abc', 'a.cc']],
  ['line\\nbreak', ['line\nbreak'], ['linenbreak']],
  ['\\u0041_', ['ab'], ['u0041b']],
]

for (const [pattern, matches, misses] of CASES) {
  test(`LIKE '${pattern}'`, () => {
    const holds = likeTest(pattern)
    assert.deepEqual(matches.filter(holds), matches)
    assert.deepEqual(misses.filter(holds), [])
  })
}
