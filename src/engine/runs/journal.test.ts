import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import type { Entry } from './entry.ts'
import { createJournal } from './journal.ts'
import type { StepEntry } from './journal-entry.ts'
import type { RunUnderWay } from './run.ts'

const runOf = (id: string) => ({ id, epoch: 1, taken: false }) as RunUnderWay
const entry = (path: string, output: unknown = null) => ({ path, status: 'succeeded', output }) as StepEntry
const pathOf = (entry: Entry) =>
  'step' in entry ? entry.step.path : 'run' in entry ? 'end' : Object.keys(entry).join()

/** A commit begins when the present turn of the event loop is over. */
const begun = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)))

/** A journal over a database that takes its time and refuses what it is told to. */
function open(refuses: (entries: Entry[]) => Error | null = () => null) {
  const commits: string[][] = []
  const told: string[] = []
  const journal = createJournal({
    log: pino({ level: 'silent' }),
    onWritten: (entries) => told.push(...entries.map(pathOf)),
    async write(entries) {
      await sleep(5)
      const error = refuses(entries)
      if (error) throw error
      commits.push(entries.map(pathOf))
      return new Set(entries.flatMap((entry) => ('run' in entry && entry.run.id === 'lost' ? ['lost'] : [])))
    },
  })
  return { journal, commits, told }
}

test('what comes while a commit is under way goes together in the next, in order', async () => {
  const { journal, commits } = open()
  const first = journal.keep(runOf('a'), entry('1'))
  await begun()
  journal.note(runOf('b'), entry('2'))
  journal.note(runOf('c'), entry('3'))
  const last = journal.end(runOf('a'), { status: 'succeeded', outcome: null, problem: null })
  await first
  assert.deepEqual(commits, [['1']])
  await last
  assert.deepEqual(commits, [['1'], ['2', '3', 'end']])
  assert.deepEqual(journal.counts, { commits: 2, entries: 4 })
})

test('settled means all that came before, also what is being written', async () => {
  const { journal, commits } = open()
  await journal.settled()
  journal.note(runOf('a'), entry('1'))
  await begun()
  await journal.settled()
  assert.deepEqual(commits, [['1']])
  journal.note(runOf('a'), entry('2'))
  await journal.settled()
  assert.deepEqual(commits, [['1'], ['2']])
})

test('a run that is no longer ours learns it, and nothing is told of it', async () => {
  const { journal, told } = open()
  const [ours, lost] = [runOf('ours'), runOf('lost')]
  await Promise.all([journal.keep(ours, entry('1')), journal.keep(lost, entry('2'))])
  assert.deepEqual([ours.taken, lost.taken], [false, true])
  assert.deepEqual(told, ['1'])
})

test('a database that is away is waited for, and nothing is lost', async () => {
  let times = 0
  const { journal, commits } = open(() => (++times <= 3 ? new Error('terminated') : null))
  await journal.keep(runOf('a'), entry('1'))
  assert.deepEqual(commits, [['1']])
})

test('a value the database refuses does not hold up the others', async () => {
  const refusal = Object.assign(new Error('too large'), { code: '54000' })
  const isBad = (written: Entry) => 'step' in written && written.step.output === 'bad'
  const { journal, commits } = open((entries) => (entries.some(isBad) ? refusal : null))
  const all = ['good', 'bad', 'good'].map((output, at) => journal.keep(runOf('a'), entry(String(at), output)))
  await Promise.all(all)
  assert.deepEqual(commits.flat(), ['0', '1', '2'])
})
