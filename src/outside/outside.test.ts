import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createTcp } from 'node:net'
import { after, before, beforeEach, test } from 'node:test'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { type NameServer, startNameServer } from '../../test/support/dns-server.ts'
import { Problem } from '../problems.ts'
import { createOutside, type Outside } from './index.ts'

type Answer = (asked: IncomingMessage, answer: ServerResponse, body: string) => void

/** The server a test talks to on purpose: its name is on the list of allowed hosts. */
let answerWith: Answer = () => undefined
const heard: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[] = []
const server = createServer(async (asked, answer) => {
  let body = ''
  for await (const part of asked) body += part
  heard.push({ method: asked.method ?? '', url: asked.url ?? '', headers: asked.headers, body })
  answerWith(asked, answer, body)
})
/** Stands for everything inside: nobody may ever connect to it. */
let intruders = 0
const canary = createTcp((socket) => {
  intruders += 1
  socket.destroy()
})
let names: NameServer
/** What each name leads to; several lists take turns. */
const book: Record<string, string[][]> = {}
let outside: Outside
let port = 0
let canaryPort = 0

before(async () => {
  server.listen(0, '127.0.0.1')
  canary.listen(0, '127.0.0.1')
  await Promise.all([once(server, 'listening'), once(canary, 'listening')])
  port = (server.address() as AddressInfo).port
  canaryPort = (canary.address() as AddressInfo).port
  names = await startNameServer((name) => {
    const turns = book[name] ?? []
    return (turns.length > 1 ? turns.shift() : turns[0]) ?? []
  })
  for (const name of ['open.test', 'other.test']) book[name] = [['127.0.0.1']]
  outside = createOutside({ allowHosts: `open.test:${port}, other.test:${port}` }, names.lookup)
})
beforeEach(() => {
  heard.length = 0
  answerWith = (_asked, answer) => answer.end('fine')
})
after(async () => {
  await outside.close()
  names.close()
  canary.close()
  server.closeAllConnections()
  server.close()
  assert.equal(intruders, 0, 'somebody got inside')
})

const url = (path: string, host = 'open.test') => `http://${host}:${port}${path}`
const moved = (status: number, location: string): Answer => {
  return (asked, answer) => {
    if (asked.url === '/from') answer.writeHead(status, { location }).end()
    else if (asked.url === '/on') answer.writeHead(302, { location: '/from' }).end()
    else answer.end('arrived')
  }
}

test('an allowed host is asked, with method, headers and body', async () => {
  const answer = await outside.fetch({ url: url('/a?b=c'), method: 'POST', headers: { 'x-key': 'k' }, body: 'hello' })
  assert.deepEqual([answer.status, answer.body.toString(), answer.url], [200, 'fine', url('/a?b=c')])
  assert.deepEqual([heard[0]?.method, heard[0]?.url, heard[0]?.body], ['POST', '/a?b=c', 'hello'])
  assert.equal(heard[0]?.headers['x-key'], 'k')
})

test('hosts and ports that are not allowed stay closed, however they are written', async () => {
  const hosts =
    '127.0.0.1 localhost [::1] [::ffff:127.0.0.1] [::ffff:7f00:1] 2130706433 0x7f000001 0177.0.0.1 127.1 0 0.0.0.0'
  for (const host of hosts.split(' ')) {
    const real = createOutside({ allowHosts: '' })
    await assert.rejects(real.fetch({ url: `http://${host}:${canaryPort}/` }), { code: 'address-closed' }, host)
    await real.close()
  }
  await assert.rejects(outside.fetch({ url: `http://open.test:${canaryPort}/` }), { code: 'address-closed' })
})

test('a name is judged by all its addresses', async () => {
  const inside: string[][] = [
    ['10.0.0.1'],
    ['127.0.0.1'],
    ['8.8.8.8', '127.0.0.1'],
    ['127.0.0.1', '8.8.8.8'],
    ['169.254.169.254'],
  ]
  for (const [at, addresses] of inside.entries()) {
    book[`in${at}.test`] = [addresses]
    await assert.rejects(outside.fetch({ url: `http://in${at}.test:${canaryPort}/` }), { code: 'address-closed' })
  }
})

test('a name that changes its mind is dialled where it was judged', async () => {
  for (let turn = 0; turn < 20; turn++) {
    const name = `rebind${turn}.test`
    // Whoever asks a second time to dial would be led elsewhere than to what was judged.
    book[name] = turn % 2 === 0 ? [['240.0.0.1'], ['127.0.0.1']] : [['127.0.0.1'], ['8.8.8.8']]
    names.asked.length = 0
    await assert.rejects(outside.fetch({ url: `http://${name}:${canaryPort}/` }), { code: 'address-closed' })
    assert.deepEqual(names.asked, [name])
  }
})

test('the judged address is the dialled one: no second question for a name', async () => {
  // Allowed by range, so the dial succeeds; had it asked again, the second answer would lead nowhere.
  const ranged = createOutside({ allowHosts: '127.0.0.0/8' }, names.lookup)
  book['once.test'] = [['127.0.0.1'], ['240.0.0.1']]
  names.asked.length = 0
  const answer = await ranged.fetch({ url: url('/', 'once.test') })
  assert.equal(answer.body.toString(), 'fine')
  assert.deepEqual(names.asked, ['once.test'])
  await ranged.close()
})

for (const status of [301, 302, 303, 307, 308]) {
  test(`a ${status} to inside is not followed, at once or after another move`, async () => {
    const closed = ['127.0.0.1', '[::1]', '[::ffff:7f00:1]', '2130706433', '0x7f.1', 'in0.test']
    for (const host of closed) {
      for (const path of ['/from', '/on']) {
        answerWith = moved(status, `//${host}:${canaryPort}/x`)
        await assert.rejects(outside.fetch({ url: url(path) }), { code: 'address-closed' }, host)
      }
    }
    for (const to of [
      'file:///etc/hosts',
      'ftp://open.test/',
      'data:text/plain,x',
      'http://a:b@open.test/',
      '//open.test:25/',
    ]) {
      answerWith = moved(status, to)
      await assert.rejects(outside.fetch({ url: url('/from') }), { code: 'input-invalid' }, to)
    }
  })
}

test('three moves are followed, a fourth is not', async () => {
  answerWith = (asked, answer) => {
    const left = Number(asked.url?.slice(1))
    if (left > 0) answer.writeHead(302, { location: `/${left - 1}` }).end()
    else answer.end('arrived')
  }
  assert.equal((await outside.fetch({ url: url('/3') })).body.toString(), 'arrived')
  await assert.rejects(outside.fetch({ url: url('/4') }), { code: 'input-invalid', message: /more than 3 times/ })
})

test('who we are is told to the host we named alone', async () => {
  const headers = { authorization: 'Bearer s', cookie: 'c=1', 'x-api-key': 'k', accept: 'application/json' }
  answerWith = moved(302, url('/to', 'other.test'))
  await outside.fetch({ url: url('/from'), headers })
  const there = heard[1]?.headers
  assert.deepEqual(
    [there?.authorization, there?.cookie, there?.['x-api-key'], there?.accept],
    [undefined, undefined, undefined, 'application/json'],
  )
  answerWith = moved(302, '/to')
  await outside.fetch({ url: url('/from'), headers })
  assert.equal(heard[3]?.headers.authorization, 'Bearer s')
})

test('what is sent stays with the host it was meant for', async () => {
  answerWith = moved(307, url('/to', 'other.test'))
  await assert.rejects(outside.fetch({ url: url('/from'), method: 'POST', body: 'x' }), { code: 'input-invalid' })
  answerWith = moved(307, '/to')
  await outside.fetch({ url: url('/from'), method: 'POST', body: 'x' })
  assert.deepEqual([heard[2]?.method, heard[2]?.body], ['POST', 'x'])
  answerWith = moved(303, url('/to', 'other.test'))
  await outside.fetch({ url: url('/from'), method: 'POST', body: 'x' })
  assert.deepEqual([heard[4]?.method, heard[4]?.body], ['GET', ''])
})

test('packed answers are unpacked', async () => {
  for (const [encoding, pack] of [
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ] as const) {
    answerWith = (_asked, answer) => answer.writeHead(200, { 'content-encoding': encoding }).end(pack('unpacked'))
    assert.equal((await outside.fetch({ url: url('/') })).body.toString(), 'unpacked')
  }
})

test('too much is not read: plain, packed, or endless', async () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000))
  const answers: Answer[] = [
    (_asked, answer) => answer.end('x'.repeat(2000)),
    (_asked, answer) => answer.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    (_asked, answer) => {
      const more = () => answer.destroyed || answer.write('x'.repeat(1000), () => setImmediate(more))
      more()
    },
  ]
  const before = process.memoryUsage.rss()
  for (const answer of answers) {
    answerWith = answer
    await assert.rejects(outside.fetch({ url: url('/'), mostBytes: 1000 }), { code: 'answer-too-large' })
  }
  assert.ok(process.memoryUsage.rss() - before < 40_000_000)
})

/** On a machine that stands still the time may be over before anybody was asked, and that is told: then with more time. */
async function givesUp(): Promise<void> {
  heard.length = 0
  for (let timeoutMs = 200; heard.length === 0; timeoutMs *= 4) {
    const code = await outside.fetch({ url: url('/'), timeoutMs }).then(
      () => assert.fail('was answered'),
      (thrown: unknown) => (thrown instanceof Problem ? thrown.code : String(thrown)),
    )
    assert.ok(code === 'answer-lost' || (code === 'outside-unreachable' && heard.length === 0), code)
  }
}

test('whoever does not answer in time is given up; whether it was asked is told truly', async () => {
  answerWith = () => undefined
  await givesUp()
  answerWith = (_asked, answer) => {
    const drip = setInterval(() => (answer.destroyed ? clearInterval(drip) : answer.write('.')), 20)
  }
  await givesUp()
  answerWith = (asked) => asked.socket.destroy()
  await assert.rejects(outside.fetch({ url: url('/'), method: 'POST', body: 'x' }), { code: 'answer-lost' })
  const free = createTcp().listen(0, '127.0.0.1')
  await once(free, 'listening')
  const { port: nobody } = free.address() as AddressInfo
  await new Promise((closed) => free.close(closed))
  const closed = createOutside({ allowHosts: '127.0.0.1' })
  await assert.rejects(closed.fetch({ url: `http://127.0.0.1:${nobody}/` }), { code: 'outside-unreachable' })
  await closed.close()
  await assert.rejects(outside.fetch({ url: 'http://nowhere.test/' }), { code: 'outside-unreachable' })
})

test('headers that would break out are refused', async () => {
  // More than one host has lines: a refusal must not keep one.
  for (let n = 0; n < 40; n++) {
    const headers: Record<string, string> = n % 2 ? { a: 'b\r\nhost: x' } : { 'a b': 'c' }
    await assert.rejects(outside.fetch({ url: url('/'), headers }), { code: 'input-invalid' })
  }
  assert.equal(heard.length, 0)
  answerWith = (_asked, answer) => answer.end('well')
  assert.equal((await outside.fetch({ url: url('/'), headers: { a: 'b' }, timeoutMs: 250_000 })).status, 200)
})

test('the setting is checked', () => {
  for (const setting of ['10.0.0.0/33', 'a b/8', 'http://x', 'x:y', '*.']) {
    assert.throws(() => createOutside({ allowHosts: setting }), { code: 'setting-invalid' }, setting)
  }
  createOutside({ allowHosts: 'a, b.c:80, *.intranet 10.0.0.0/8,::1, [::1]:90' })
})
