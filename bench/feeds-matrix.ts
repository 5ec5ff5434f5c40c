/**
 * The correctness matrix of the feeds: each row on random schedules with the org's moved clock, by polling alone and with push. Nothing may
 * be lost or doubled, and gaps must show: the exit code is the verdict.
 * `node bench/feeds-matrix.ts [--schedules 200] [--row word] [--mode polled|pushed] [--seed n] [--at-once 4] [--json]`
 */
import assert from 'node:assert/strict'
import { parseArgs } from 'node:util'
import { progressBar } from './feeds-matrix/progress.ts'
import { type Mode, rows } from './feeds-matrix/rows.ts'
import { perOrg, type RowResult, runRow, seedsPerRow } from './feeds-matrix/run-row.ts'
import { table } from './feeds-matrix/table.ts'
import { startStore } from './support/store.ts'

const { values } = parseArgs({
  options: {
    /** Of each row and mode. */
    schedules: { type: 'string', default: '20' },
    /** Only rows whose name holds this text. */
    row: { type: 'string', default: '' },
    mode: { type: 'string' },
    /** The first of the seeds; it tells the row too. */
    seed: { type: 'string' },
    /** Orgs side by side. */
    'at-once': { type: 'string', default: '4' },
    json: { type: 'boolean', default: false },
  },
})

const schedules = Number(values.schedules)
const seed = values.seed === undefined ? undefined : Number(values.seed)
const chosen =
  seed === undefined
    ? rows.filter(({ what }) => what.includes(values.row))
    : rows.slice(Math.floor(seed / seedsPerRow)).slice(0, 1)
const tasks = chosen.flatMap((row) =>
  row.modes.filter((mode) => !values.mode || mode === values.mode).map((mode) => ({ row, mode })),
)
assert.ok(tasks.length > 0, 'no row and mode of these names is there to be run')
assert.ok(schedules > 0, 'the number of schedules is to be one or more')

/** What shows a failure again: its org from the beginning. */
function again(failed: number, mode: Mode): string {
  const from = Math.max(failed - (failed % perOrg), seed ?? 0)
  return `node bench/feeds-matrix.ts --mode ${mode} --seed ${from} --schedules ${failed - from + 1}`
}

const results: RowResult[] = []
const bar = progressBar(tasks.length * schedules)
const server = await startStore()
try {
  for (const { row, mode } of tasks) {
    bar.name(`${row.what}, ${mode}`)
    const options = {
      row,
      mode,
      schedules,
      orgsAtOnce: Number(values['at-once']),
      newStore: server.another,
      onDone: bar.step,
    }
    const result = await runRow({ ...options, ...(seed !== undefined && { firstSeed: seed }) })
    results.push(result)
    if (values.json) console.log(JSON.stringify(result))
    for (const failure of result.failures) {
      bar.note(`${row.what}, ${mode}, seed ${failure.seed}: ${failure.message}\nagain: ${again(failure.seed, mode)}`)
    }
  }
} finally {
  bar.end()
  await server.close()
}
if (!values.json) console.log(table(results))
if (results.some(({ failures }) => failures.length > 0)) process.exitCode = 1
