import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../main.mjs', import.meta.url))

test('a start that gets no further is interrupted, says so, and leaves nothing running', async (t) => {
  const silent = createServer()
  const asked = once(silent, 'connection')
  silent.listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const address = silent.address()
  assert.ok(address !== null && typeof address === 'object')
  const dataDir = await mkdtemp(join(tmpdir(), 'rainmaker-start-'))
  const env = {
    ...process.env,
    RAINMAKER_DATA: dataDir,
    RAINMAKER_PORT: '0',
    DATABASE_URL: `postgresql://somebody@127.0.0.1:${address.port}/nothing`,
    NO_COLOR: '1',
  }
  const child = spawn(process.execPath, [cli, 'start', '--no-demo'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  t.after(async () => {
    child.kill('SIGKILL')
    silent.close()
    await rm(dataDir, { recursive: true, force: true })
  })
  let said = ''
  child.stderr.on('data', (part: Buffer) => (said += part.toString()))
  const [socket] = await asked
  const hungUp = once(socket, 'close')
  socket.resume()
  child.kill('SIGINT')
  const [code] = await once(child, 'close')
  assert.equal(code, 1)
  assert.match(said, /^✗ Stopped before src\/main\.ts was up\.$/m)
  await hungUp
})
