import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bindSosl } from './bind-sosl.ts'

test('words and values are bound in their places', () => {
  const sosl = 'FIND {:words AND :more} IN NAME FIELDS RETURNING Account(Id WHERE Industry = :industry LIMIT 5)'
  assert.equal(
    bindSosl(sosl, { words: 'acme', more: 7, industry: "O'Neil" }),
    "FIND {acme AND 7} IN NAME FIELDS RETURNING Account(Id WHERE Industry = 'O\\'Neil' LIMIT 5)",
  )
})

test('a word cannot leave its braces or act as an operator', () => {
  for (const word of ['a} RETURNING User(Id) {b', 'a* OR b', '"a"', "it's", 'a\\', '{x}', 'a:b']) {
    const bound = bindSosl('FIND {:word} RETURNING Lead(Id)', { word })
    assert.match(bound, /^FIND \{(?:\\.|"OR"|[^\\{}*"':?&|!()^~+-])*\} RETURNING Lead\(Id\)$/, word)
  }
})

test('without parameters the search stays as it is; missing and unfit ones are named', () => {
  const sosl = 'FIND {a\\:b OR c} IN ALL FIELDS RETURNING Lead(Id)'
  assert.equal(bindSosl(sosl, {}), sosl)
  assert.throws(() => bindSosl('FIND {:word}', { words: 'x' }), {
    code: 'query-invalid',
    message: /Did you mean words/,
  })
  assert.throws(() => bindSosl('FIND {:word}', { word: ['x'] }), { code: 'query-invalid' })
})
