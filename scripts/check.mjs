// `npm run check`: format, lint, types, architecture, quick unit tests. Under a minute; run it before each commit.
// Tests named x.slow.test.ts need a database, processes or seconds: `npm test` runs them.
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { installPackages, node, root } from './install.mjs'

installPackages()
const bin = (name) => join(root, 'node_modules', '.bin', name)

const quick = ['src', 'local-org']
  .flatMap((area) => readdirSync(join(root, area), { recursive: true }).map((file) => join(area, file)))
  .filter((file) => file.endsWith('.test.ts') && !file.endsWith('.slow.test.ts'))

// A process each would load the same modules again and again, one for all would leave the second processor idle.
const halves = [0, 1].map((half) => quick.filter((_, at) => at % 2 === half))
const unit = (files) => [node, '--test', '--test-reporter=dot', '--test-isolation=none', ...files]

/** What is done one after the other; the commands of one step go side by side. */
const steps = [
  ['format and lint', [bin('biome'), 'ci', '--colors=off', '--reporter=summary', '.']],
  ['types', [bin('tsc'), '-p', '.']],
  ['types of the page', [bin('tsc'), '-p', 'web']],
  ['architecture', [node, '--test', '--test-reporter=dot', 'test/architecture.test.ts']],
  ['unit tests', ...halves.map(unit)],
]

/** What a command said, when it failed. */
async function complaint([command, ...args]) {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
  const [status, ...said] = await Promise.all([ended, text(child.stdout), text(child.stderr)])
  return status === 0 ? [] : said
}

for (const [name, ...commands] of steps) {
  const began = Date.now()
  const complaints = (await Promise.all(commands.map(complaint))).flat()
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  process.stdout.write(`${complaints.length === 0 ? '✓' : '✗'} ${name} ${seconds} s\n`)
  if (complaints.length === 0) continue
  process.stdout.write(`${complaints.join('\n')}\n`)
  process.exitCode = 1
  break
}
