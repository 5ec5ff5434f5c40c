/** The short form of the correctness matrix of the feeds; `node bench/feeds-matrix.ts --schedules 200` is the long one. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rows } from '../../bench/feeds-matrix/rows.ts'
import { runRow } from '../../bench/feeds-matrix/run-row.ts'
import { testStore } from '../support/store.ts'

for (const row of rows) {
  for (const mode of row.modes) {
    test(`${row.what}, ${mode}: nothing lost, nothing doubled`, async () => {
      const result = await runRow({ row, mode, schedules: 1, orgsAtOnce: 1, newStore: testStore, onDone: () => {} })
      assert.deepEqual(result.failures, [])
      assert.ok(result.events > 0)
    })
  }
}
