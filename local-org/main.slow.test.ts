/** The process: one line when ready, a clean end, a clear word for wrong options. */

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { type Access, ControlClient } from './index.ts'

function run(...args: string[]) {
  return spawn(process.execPath, [join(import.meta.dirname, 'main.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function text(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

test('--json prints one line, the org answers, SIGTERM ends it, --data keeps it', async (t) => {
  const data = await mkdtemp(join(tmpdir(), 'local-org-'))
  t.after(() => rm(data, { recursive: true }))
  async function live(work: (access: Access) => Promise<void>): Promise<number> {
    const child = run('--json', '--seed', 'empty', '--data', data)
    t.after(() => child.kill('SIGKILL'))
    const lines: string[] = []
    const reader = createInterface(child.stdout).on('line', (line) => lines.push(line))
    await once(reader, 'line')
    await work(JSON.parse(lines[0] ?? '') as Access)
    child.kill('SIGTERM')
    const [code] = await once(child, 'exit')
    assert.equal(lines.length, 1)
    return code
  }
  const api = (access: Access, path: string, init: RequestInit = {}) =>
    fetch(`${access.url}/services/data/v60.0${path}`, {
      ...init,
      headers: { authorization: `Bearer ${access.accessToken}`, 'content-type': 'application/json' },
    })
  const first = await live(async (access) => {
    assert.ok(access.pid > 0 && access.refreshToken && access.controlUrl.startsWith(access.url))
    const body = JSON.stringify({ Name: 'Kept' })
    assert.equal((await api(access, '/sobjects/Account', { method: 'POST', body })).status, 201)
    const message = { name: 'Kept', object: 'Account', endpointUrl: 'http://127.0.0.1:9/', fields: [] }
    await new ControlClient(access.controlUrl).post('/outbound-messages', message)
    const second = run('--seed', 'empty', '--data', data)
    assert.match(
      await text(second.stderr),
      new RegExp(`belongs to another running local org \\(process ${access.pid}\\)`),
    )
  })
  const second = await live(async (access) => {
    const answer = await api(access, '/query?q=SELECT+Name+FROM+Account')
    assert.equal(((await answer.json()) as { totalSize: number }).totalSize, 1)
    const messages = await new ControlClient(access.controlUrl).get<{ name: string }[]>('/outbound-messages')
    assert.deepEqual(
      messages.map(({ name }) => name),
      ['Kept'],
    )
  })
  assert.deepEqual([first, second], [0, 0])
})

test('wrong options end with code 2 and a sentence', async () => {
  const cases: [string[], RegExp][] = [
    [['--port', 'eighty'], /--port must be a whole number from 0 to 65535, not "eighty"/],
    [['--seed', 'nope'], /There is no seed "nope"\. There are: demo, empty\./],
    [['--colour'], /--colour/],
  ]
  for (const [args, sentence] of cases) {
    const child = run(...args)
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
    assert.match(said, sentence)
    assert.equal(code, 2)
  }
})
