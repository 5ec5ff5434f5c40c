import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { type DownloadOptions, download } from './download.ts'
import { isPublic, publicLookup } from './public-address.ts'

let asked = 0
const server = createServer((request, answer) => {
  asked += 1
  const steps = Number(/^\/steps\/(\d)/.exec(request.url ?? '')?.[1] ?? 0)
  const to = new Map([
    ['/moved', '/file'],
    ['/out', 'file:///etc/hosts'],
    ['/steps', '/file'],
  ]).get(request.url ?? '')
  if (steps) answer.writeHead(302, { location: steps === 1 ? '/file' : `/steps/${steps - 1}` }).end()
  else if (to) answer.writeHead(301, { location: to }).end()
  else if (request.url === '/file') answer.writeHead(200, { 'content-type': 'text/plain' }).end('The offer')
  else if (request.url === '/broken')
    answer.writeHead(200, { 'content-length': '4' }).write('x', () => answer.destroy())
  else if (request.url === '/endless') {
    answer.writeHead(200)
    const more = () => {
      if (!answer.destroyed) answer.write('x'.repeat(1024), more)
    }
    more()
  } else answer.writeHead(404).end()
})
let url = ''
before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
after(() => server.close())

const signal = new AbortController().signal
const open = (largest = 100): DownloadOptions => ({ largest, reachPrivate: true, signal })
const shut: DownloadOptions = { largest: 100, reachPrivate: false, signal }

test('a file is read, also where the address has moved, three times at most', async () => {
  for (const path of ['/file', '/moved', '/steps/3']) {
    const { bytes, contentType } = await download(url + path, open())
    assert.deepEqual([bytes.toString(), contentType], ['The offer', 'text/plain'])
  }
})

test('too large, not there, going on and on, breaking off and no web address are Problems', async () => {
  const cases: [string, RegExp][] = [
    [`${url}/file`, /larger than/],
    [`${url}/endless`, /larger than/],
    [`${url}/nothing`, /answers 404/],
    [`${url}/steps/4`, /on and on/],
    [`${url}/out`, /no such address/],
    [`${url}/broken`, /broke off/],
    ['file:///etc/hosts', /no web address/],
    ['ftp://127.0.0.1/', /no web address/],
    ['//127.0.0.1/', /no web address/],
    ['http://127.0.0.1:1/', /nothing answers/],
  ]
  for (const [address, words] of cases) {
    await assert.rejects(download(address, open(5)), { code: 'input-invalid', message: words }, address)
  }
})

test('our own network is out of reach, however it is written, and nothing is sent there', async () => {
  const port = new URL(url).port
  const hosts = ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]', '127.1']
  asked = 0
  for (const host of [...hosts, '2130706433', '0x7f.1', '0177.0.0.1', '0.0.0.0', '１２７.0.0.1', 'localhost.']) {
    await assert.rejects(
      download(`http://${host}:${port}/file`, shut),
      { code: 'input-invalid', message: /not a public|nothing answers|no web address/ },
      host,
    )
  }
  assert.equal(asked, 0)
})

test('the address dialled is the one that was judged: a name that leads to us is refused by the very look-up', async () => {
  const looked = await new Promise<Error | null>((resolve) => {
    publicLookup('localhost', { all: true }, (error) => resolve(error))
  })
  assert.match(String(looked?.message), /not a public address/)
})

test('public and own addresses are told apart', () => {
  for (const address of ['8.8.8.8', '172.32.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])
    assert.ok(isPublic(address), address)
  const closed = [
    ...['10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '224.0.0.1', '255.255.255.255'],
    ...['::', '::1', '::7f00:1', '0:0:0:0:0:ffff:7f00:1', '::ffff:10.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::'],
    ...['fd00::1', 'fe80::1', 'fec0::1', 'ff02::1', '2001:db8::1', 'nonsense', ''],
  ]
  for (const address of closed) assert.ok(!isPublic(address), address)
})
