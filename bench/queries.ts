/** Values bound into queries, each read back by another parser: `node bench/queries.ts [--full] [--json]`. Its exit code is the verdict. */
import fc from 'fast-check'
import { checkList, checkPattern, checkValue, lists, meantValues, words } from '../test/support/bound-values.ts'
import { type Figure, readOptions, report } from './support/report.ts'

const options = readOptions()
const values = options.full ? 100_000 : 5000

function figure<T>(name: string, some: fc.Arbitrary<T>, check: (value: T) => void, numRuns: number): Figure {
  const { failed, counterexample, errorInstance } = fc.check(fc.property(some, check), { numRuns })
  if (failed) process.exitCode = 1
  const note = failed
    ? `${JSON.stringify(counterexample)}: ${String(errorInstance)}`
    : `of ${numRuns.toLocaleString('en')}`
  return { name, value: failed ? 1 : 0, unit: 'read otherwise than meant', goal: { atMost: 0 }, note }
}

await report('Bound values', options, [
  {
    name: 'values',
    run: async () => [figure('values of every kind, four ways each', meantValues, checkValue, values)],
  },
  { name: 'lists', run: async () => [figure('lists of texts, two ways each', lists, checkList, values / 10)] },
  { name: 'patterns', run: async () => [figure('patterns', words, checkPattern, values / 10)] },
])
