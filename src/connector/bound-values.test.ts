import { test } from 'node:test'
import fc from 'fast-check'
import { checkList, checkPattern, checkValue, lists, meantValues, words } from '../../test/support/bound-values.ts'

/** The long campaign is `node bench/queries.ts --full`. */
const numRuns = 500

test('values of every kind are read back by another parser as they were meant', () => {
  fc.assert(fc.property(meantValues, checkValue), { numRuns })
})

test('so are lists of texts', () => {
  fc.assert(fc.property(lists, checkList), { numRuns: numRuns / 5 })
})

test('so are patterns', () => {
  fc.assert(fc.property(words, checkPattern), { numRuns: numRuns / 2 })
})
