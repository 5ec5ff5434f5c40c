/** Forty secrets, planted and made: none shows in what the product prints, answers, or keeps on disk. */
import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { ControlClient, startLocalOrg } from '../../local-org/index.ts'
import { startProduct, until } from '../support/product.ts'

/** Plain words, so that no encoding hides them. */
const canary = (n: number) => `canary-${n}-sings-where-nobody-listens`
const canaries = Array.from({ length: 32 }, (_, n) => canary(n + 1))

const dataDir = await mkdtemp(join(tmpdir(), 'rainmaker-canary-'))
process.env['RAINMAKER_LOG'] = 'debug'
process.env['NODE_OPTIONS'] = `--heapsnapshot-signal=SIGUSR2 --diagnostic-dir=${dataDir}`
const [product, org] = await Promise.all([startProduct(dataDir), startLocalOrg({ seed: 'empty' })])
const control = new ControlClient(org.controlUrl)
after(async () => {
  await Promise.all([product.stop(), org.close()])
  await rm(dataDir, { recursive: true, force: true })
})

const said: string[] = []
/** Whatever comes back is looked through, a refusal too. */
async function ask(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<void> {
  const key = (await readFile(join(dataDir, 'api.key'), 'utf8')).trim()
  const answer = await fetch(`${await product.url()}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    redirect: 'manual',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  said.push(`${answer.status} ${[...answer.headers].join(' ')} ${await answer.text()}`)
}

async function plant(): Promise<void> {
  const { loginUrl, clientId } = org
  const make = (name: string, more: object) => ask('/api/v1/connections', { name, loginUrl, clientId, ...more })
  await make('wrong-secret', { flow: 'client-credentials', clientSecret: canary(1) })
  await make('web', { flow: 'web', clientSecret: canary(2) })
  await make('nowhere', { flow: 'client-credentials', loginUrl: 'http://127.0.0.1:9', clientSecret: canary(3) })
  await make('bad-key', { flow: 'jwt', username: 'a@example.com', privateKey: canary(4) })
  await make('foreign', { flow: 'client-credentials', loginUrl: 'https://example.com', clientSecret: canary(5) })
  const tokens = { access_token: canary(6), refresh_token: canary(7), instance_url: org.url, scope: 'api' }
  await control.fault({ match: { path: '/oauth2/token' }, effect: 'answer', status: 200, body: tokens })
  await make('given', { flow: 'client-credentials', clientSecret: org.clientSecret })
  await ask('/api/v1/connections/given/test', {})
  await ask(`/oauth/callback?state=unknown&code=${canary(8)}`)
  await ask('/api/v1/connections', undefined, { authorization: `Bearer ${canary(9)}` })
  await make('odd', { clientSecret: 5, privateKey: { [canary(10).slice(0, 3)]: canary(10) } })
}

/** Secrets of people and programs, given in every place that takes one, rightly and wrongly. */
async function plantPeople(): Promise<void> {
  const as = (cookie: string) => ({ authorization: '', cookie })
  await ask('/api/v1/users', { login: 'ada', role: 'builder' })
  await put('/api/v1/users/ada/password', { password: canary(11) })
  await put('/api/v1/users/nobody/password', { password: canary(12) })
  await ask('/api/v1/session', { login: 'ada', password: canary(11) }, as(''))
  await ask('/api/v1/session', { login: 'ada', password: canary(13) }, as(''))
  await ask('/api/v1/session', { login: canary(14).slice(0, 20), password: canary(14) }, as(''))
  await ask('/api/v1/session', { login: 'ada', password: { odd: canary(15) } }, as(''))
  await put('/api/v1/session/password', { password: canary(16) })
  await ask('/api/v1/workflows', undefined, as(`rainmaker_session=${canary(17)}`))
  await ask('/api/v1/links', {}, { ...as(`rainmaker_session=${canary(18)}`), 'x-rainmaker-token': canary(19) })
  await ask(`/open?code=${canary(20)}`, undefined, as(''))
  await ask(
    `/sign-in/openid/callback?code=${canary(21)}&state=${canary(22)}`,
    undefined,
    as(`rainmaker_sign_in=${canary(23)}`),
  )
  await ask(`/connect/${canary(24)}`, undefined, as(''))
  await ask(`/connect/${canary(25)}`, {}, as(''))
  await ask('/mcp', {}, { authorization: `Bearer rma_${canary(26)}` })
  await ask('/api/v1/runs', undefined, { authorization: `Bearer rms_${canary(27)}` })
  await ask(`/hooks/${canary(28)}/path`, { a: 1 }, as(''))
  await ask(`/hooks/outbound/${canary(29)}`, { a: 1 }, as(''))
  const link = { customer: 'c', product: 'P', loginUrl: org.loginUrl, clientId: org.clientId }
  await ask('/api/v1/connect-links', { ...link, clientSecret: canary(30) })
  await ask('/api/v1/connect-links', { ...link, clientSecret: canary(31), loginUrl: 'https://example.com' })
  await ask(`/oauth/callback?state=${canary(32)}&code=x`, undefined, as(`rainmaker_connect=${canary(32)}`))
}

/** What the product makes itself is told once, to whoever asked, and kept nowhere. */
async function makeSecrets(): Promise<string[]> {
  const tell = (path: string, body: unknown, method = 'POST') => obtain<Record<string, string>>(path, body, method)
  const made = [
    (await tell('/api/v1/api-keys', { name: 'x', scopes: ['runs.read'] }))['key'],
    (await tell('/api/v1/keys', { name: 'x', connection: 'given', grants: { objects: ['*'] } }))['key'],
    (await tell('/api/v1/webhooks', { path: 'x' }))['url']?.split('/').at(-2),
    (await tell('/api/v1/users/ada/link', {}))['url']?.split('=').at(-1),
    (await tell('/api/v1/users', { login: 'bob', role: 'viewer' }))['url']?.split('=').at(-1),
    (await tell('/api/v1/tenants', { name: 't', owner: 'owner@t' }))['url']?.split('=').at(-1),
    (await tell('/api/v1/connect-webhook', { url: 'https://example.com/hook' }, 'PUT'))['secret'],
    (
      await tell('/api/v1/connect-links', {
        ...{
          customer: 'd',
          product: 'P',
          loginUrl: org.loginUrl,
          clientId: org.clientId,
          clientSecret: 'none of these',
        },
      })
    )['url']
      ?.split('/')
      .at(-1),
  ]
  const { url } = await tell('/api/v1/links', {})
  const opened = await fetch(url ?? '', { redirect: 'manual' })
  made.push(...opened.headers.getSetCookie().map((line) => line.slice(line.indexOf('=') + 1).split(';')[0]))
  assert.ok(
    made.every((secret) => (secret ?? '').length > 40),
    JSON.stringify(made),
  )
  return made.map((secret) => secret ?? '')
}

async function obtain<T>(path: string, body: unknown, method: string): Promise<T> {
  const key = (await readFile(join(dataDir, 'api.key'), 'utf8')).trim()
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  return (
    await fetch(`${await product.url()}${path}`, { method, headers, body: JSON.stringify(body) })
  ).json() as Promise<T>
}

async function put(path: string, body: unknown): Promise<void> {
  said.push(JSON.stringify(await obtain(path, body, 'PUT')))
}

async function readAll(): Promise<void> {
  for (const verb of ['test', 'authorize', 'pause', 'resume']) {
    for (const name of ['wrong-secret', 'web', 'nowhere', 'bad-key', 'given'])
      await ask(`/api/v1/connections/${name}/${verb}`, {})
  }
  await ask('/api/v1/vault/rotate', {})
  const openApi = (await (await fetch(`${await product.url()}/openapi.json`)).json()) as {
    paths: Record<string, object>
  }
  const open = Object.entries(openApi.paths).filter(([path, verbs]) => 'get' in verbs && !/[{:]|stream/.test(path))
  for (const [path] of open) await ask(path)
  for (const name of ['given', 'web']) await ask(`/api/v1/connections/${name}`)
  const { stdout, stderr } = await product.cli('connections', 'list', '--json')
  said.push(stdout, stderr)
}

/** Every file the product keeps but those of its local org, database pages and their log included. */
async function filesWith(words: string[]): Promise<string[]> {
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true })
  const found: string[] = []
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name)
    const bytes = await readFile(path).catch(() => Buffer.alloc(0))
    for (const word of words) if (bytes.includes(word)) found.push(`${path}: ${word}`)
  }
  return found
}

/** All that the server holds, as a file among the others. */
async function dumpMemory(): Promise<void> {
  process.kill(await product.serverPid(), 'SIGUSR2')
  await until(
    'the dump of memory',
    async () => {
      const dump = (await readdir(dataDir)).find((name) => name.endsWith('.heapsnapshot'))
      return dump && (await readFile(join(dataDir, dump), 'utf8')).endsWith(']}')
    },
    240_000,
  )
}

test('forty secrets, planted and made, are in no later answer, no output, no file and not in memory', async () => {
  await plant()
  await plantPeople()
  const secrets = [...canaries, ...(await makeSecrets())]
  assert.ok(secrets.length >= 40, `${secrets.length} secrets`)
  await readAll()
  await dumpMemory()
  const heard = [...said, product.told()]
  assert.ok(said.length > 60, `${said.length} answers`)
  const told = heard.flatMap((text) =>
    secrets.filter((word) => text.includes(word)).map((word) => `${word}: ${text.slice(0, 200)}`),
  )
  assert.deepEqual(told, [])
  assert.deepEqual(await filesWith(secrets), [])
  // The search does find what is kept in the open: names of connections, in the database.
  assert.notDeepEqual(await filesWith(['wrong-secret']), [])
  assert.ok(
    said.some((text) => text.startsWith('200') && text.includes('"name":"given"') && !text.includes('"status":"new"')),
    'tokens were taken',
  )
})
