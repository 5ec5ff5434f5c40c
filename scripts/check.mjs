// `npm run check`: format, lint, types, architecture, unit tests. Under a minute; run it before each commit.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { installPackages, node, root } from './install.mjs'

installPackages()
const bin = (name) => join(root, 'node_modules', '.bin', name)

const steps = [
  ['format and lint', bin('biome'), ['ci', '--colors=off', '--reporter=summary', '.']],
  ['types', bin('tsc'), ['-p', '.']],
  ['types of the page', bin('tsc'), ['-p', 'web']],
  ['architecture', node, ['--test', '--test-reporter=dot', 'test/architecture.test.ts']],
  [
    'unit tests',
    node,
    ['--test', '--test-reporter=dot', '--test-concurrency=2', 'src/**/*.test.ts', 'local-org/**/*.test.ts'],
  ],
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
