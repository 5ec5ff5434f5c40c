/** Two orgs never write one folder; a killed one does not keep it. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { lockFolder } from './folder-lock.ts'

const folder = mkdtempSync(join(tmpdir(), 'lock-'))
after(() => rmSync(folder, { recursive: true }))

const refused = { errorCode: 'DATA_IN_USE' }

test('one holder at a time, in one process and in two', async () => {
  const free = lockFolder(folder)
  assert.throws(() => lockFolder(folder), refused)
  free()
  assert.deepEqual(readdirSync(folder), [])

  const source = `import { lockFolder } from '${new URL('./folder-lock.ts', import.meta.url)}'
    lockFolder(process.argv[1]); console.log('held'); setInterval(() => undefined, 1000)`
  const other = spawn(process.execPath, ['--input-type=module', '-e', source, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(other.stdout, 'data')
  assert.throws(() => lockFolder(folder), { ...refused, message: new RegExp(`process ${other.pid}`) })
  other.kill('SIGKILL')
  await once(other, 'exit')
  lockFolder(folder)()
  assert.equal(existsSync(join(folder, 'org.lock')), false)
})

test('a file of a process whose id was given away since, or of none, does not count', () => {
  for (const left of [`${process.pid} 1`, `${process.ppid} 1`, '', 'nonsense']) {
    writeFileSync(join(folder, 'org.lock'), left)
    lockFolder(folder)()
  }
})
