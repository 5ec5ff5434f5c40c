import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { Agent } from 'undici'
import { download, isPublic } from './download.ts'

const anywhere = new Agent()
const server = createServer((asked, answer) => {
  const moved = asked.url === '/moved' || asked.url === '/round'
  if (moved) answer.writeHead(302, { location: asked.url === '/moved' ? '/file' : '/round' }).end()
  else if (asked.url === '/file') answer.writeHead(200, { 'content-type': 'text/plain' }).end('The offer')
  else answer.writeHead(404).end()
})
let url = ''
before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
after(() => server.close())

test('a file is read, also where the address has moved', async () => {
  const { bytes, contentType } = await download(`${url}/moved`, 100, anywhere)
  assert.deepEqual([bytes.toString(), contentType], ['The offer', 'text/plain'])
})

test('too large, not there, going round and no web address are Problems', async () => {
  const cases: [string, RegExp][] = [
    [`${url}/file`, /larger than/],
    [`${url}/nothing`, /answers 404/],
    [`${url}/round`, /on and on/],
    ['file:///etc/hosts', /no web address/],
    ['http://127.0.0.1:1/', /nothing answers/],
  ]
  for (const [address, words] of cases) {
    await assert.rejects(download(address, 5, anywhere), { code: 'input-invalid', message: words }, address)
  }
})

test('our own network is out of reach, however it is written', async () => {
  const port = new URL(url).port
  const hosts = ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1', '0.0.0.0']
  for (const host of hosts) {
    await assert.rejects(
      download(`http://${host}:${port}/file`, 100),
      { code: 'input-invalid', message: /not a public/ },
      host,
    )
  }
})

test('public and own addresses are told apart', () => {
  for (const address of ['8.8.8.8', '172.32.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])
    assert.ok(isPublic(address), address)
  const closed = [
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '::1',
    'fd00::1',
    'fe80::1',
    'nonsense',
  ]
  for (const address of closed) assert.ok(!isPublic(address), address)
})
