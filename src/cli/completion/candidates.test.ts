import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Command } from 'commander'
import { candidates } from './candidates.ts'

const program = new Command('rainmaker').option('--json', 'as JSON')
const runs = program.command('runs')
runs.command('list').option('--status <word>', 'only these')
runs.command('retry').argument('<id>')
program.command('complete', { hidden: true })

test('nouns, then verbs, then options of the verb and of all', () => {
  assert.deepEqual(candidates(program, ['ru']), ['runs'])
  assert.deepEqual(candidates(program, ['runs', '']), ['list', 'retry'])
  assert.deepEqual(candidates(program, ['runs', 'list', '--']), ['--help', '--json', '--status'])
  assert.deepEqual(candidates(program, ['runs', 'retry', '--st']), [])
})

test('what is only for shells is not offered', () => {
  assert.deepEqual(candidates(program, ['']), ['runs'])
})
