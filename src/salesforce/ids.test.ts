import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isId, longId } from './ids.ts'

test('15 characters become 18', () => {
  assert.equal(longId('001D000000IqhSL'), '001D000000IqhSLIAZ')
  assert.equal(longId('001D000000IqhSLIAZ'), '001D000000IqhSLIAZ')
})

test('a wrong check, length or character is no id', () => {
  for (const text of ['001D000000IqhSLIAA', '001D000000IqhS', '001D000000Iqh-L', '', null, 15])
    assert.equal(isId(text), false)
  assert.throws(() => longId('soon'), { code: 'id-malformed' })
})
