import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openProgram } from './program.ts'

const names = async (words: string[]) => (await openProgram(words)).commands.map((command) => command.name())

test('a noun loads its file alone; without one, or with one there is not, there is all', async () => {
  assert.deepEqual(await names(['tenants', 'list']), ['tenants'])
  assert.deepEqual(await names(['--json', 'runs']), ['runs'])
  assert.ok((await names(['--help'])).length > 25)
  assert.deepEqual(await names(['rnus']), await names([]))
})

test('a verb there is not is told with those there are, also where the noun alone is its list', async () => {
  const program = await openProgram(['tenants'])
  let told = ''
  for (const command of [program, ...program.commands]) command.configureOutput({ writeErr: (text) => (told += text) })
  await assert.rejects(program.parseAsync(['node', 'rainmaker', 'tenants', 'remove', 'x']), { exitCode: 1 })
  assert.match(told, /unknown command 'remove'\n\(There are: list, create/)
})
