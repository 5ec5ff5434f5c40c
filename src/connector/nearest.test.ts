import assert from 'node:assert/strict'
import { test } from 'node:test'
import { didYouMean, nearest } from './nearest.ts'

const fields = ['FirstName', 'LastName', 'Company', 'Email', 'Do_Not_Nurture__c']

test('a swapped, missing or doubled letter is a near miss', () => {
  for (const slip of ['LastNmae', 'lastNam', 'LasttName']) assert.deepEqual(nearest(slip, fields), ['LastName'], slip)
})

test('capitals, blanks, underscores and the custom ending do not count', () => {
  assert.deepEqual(nearest('do not nurture', fields), ['Do_Not_Nurture__c'])
})

test('the nearest comes first, nothing near gives nothing', () => {
  assert.equal(nearest('Name', ['Title', 'LastName', 'Nam'])[0], 'Nam')
  assert.deepEqual(nearest('Revenue', fields), [])
})

test('the question names them', () => {
  assert.equal(didYouMean(['a', 'b']), 'Did you mean a or b?')
  assert.equal(didYouMean([]), '')
})
