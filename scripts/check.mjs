// `npm run check`: format, lint, types, architecture, quick unit tests. Under a minute; run it before each commit.
// Tests named x.slow.test.ts need a database, processes or seconds: `npm test` runs them.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { installPackages, node, root } from './install.mjs'

installPackages()
const bin = (name) => join(root, 'node_modules', '.bin', name)

// All in one process: most of their time would be loading the same modules again.
const quick = ['src', 'local-org']
  .flatMap((area) => readdirSync(join(root, area), { recursive: true }).map((file) => join(area, file)))
  .filter((file) => file.endsWith('.test.ts') && !file.endsWith('.slow.test.ts'))

const steps = [
  ['format and lint', bin('biome'), ['ci', '--colors=off', '--reporter=summary', '.']],
  ['types', bin('tsc'), ['-p', '.']],
  ['types of the page', bin('tsc'), ['-p', 'web']],
  ['architecture', node, ['--test', '--test-reporter=dot', 'test/architecture.test.ts']],
  ['unit tests', node, ['--test', '--test-reporter=dot', '--test-isolation=none', ...quick]],
]

for (const [name, command, args] of steps) {
  const began = Date.now()
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  process.stdout.write(`${status === 0 ? '✓' : '✗'} ${name} ${seconds} s\n`)
  if (status === 0) continue
  process.stdout.write(`${stdout}\n${stderr}\n`)
  process.exitCode = 1
  break
}
