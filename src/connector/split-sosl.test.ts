import assert from 'node:assert/strict'
import { test } from 'node:test'
import { splitSosl } from './split-sosl.ts'

const fields = Array.from({ length: 400 }, (_, n) => `Field_Number_${n}__c`).join(', ')

test('a short search stays as it is', () => {
  assert.deepEqual(splitSosl('FIND {a}'), ['FIND {a}'])
})

test('a long one is spread by its objects; words, conditions and what follows stand in each part', () => {
  const of = (object: string) => `${object}(Id, ${fields} WHERE Name = 'a, RETURNING (b' LIMIT 5)`
  const objects = ['Account', 'Contact', 'Lead', 'Case'].map(of)
  const parts = splitSosl(`FIND {x \\} RETURNING y} IN ALL FIELDS RETURNING ${objects.join(', ')} LIMIT 20`)
  assert.ok(parts.length > 1 && parts.every((part) => encodeURIComponent(part).length <= 15_000))
  for (const part of parts) assert.match(part, /^FIND \{x \\\} RETURNING y\} IN ALL FIELDS RETURNING .* LIMIT 20$/s)
  const found = parts.flatMap((part) => part.match(/\b(?:Account|Contact|Lead|Case)\(/g) ?? [])
  assert.deepEqual(found, ['Account(', 'Contact(', 'Lead(', 'Case('])
})

test('what cannot be spread is refused with its size', () => {
  const words = 'word '.repeat(4000)
  for (const sosl of [
    `FIND {${words}} RETURNING Lead(Id), Case(Id)`,
    `FIND {a} RETURNING Lead(${fields.repeat(3)})`,
    `FIND {${words}}`,
  ])
    assert.throws(() => splitSosl(sosl), /bytes as an address; Salesforce takes 15,000/)
})
