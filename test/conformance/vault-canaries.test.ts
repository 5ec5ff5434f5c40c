/** Ten planted secrets: none shows in what the product prints, answers, or keeps on disk. */
import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { ControlClient, startLocalOrg } from '../../local-org/index.ts'
import { startProduct } from '../support/product.ts'

/** Plain words, so that no encoding hides them. */
const canary = (n: number) => `canary-${n}-sings-where-nobody-listens`
const canaries = Array.from({ length: 10 }, (_, n) => canary(n + 1))

const dataDir = await mkdtemp(join(tmpdir(), 'rainmaker-canary-'))
process.env['RAINMAKER_LOG'] = 'debug'
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

test('ten planted secrets are in no answer, no output and no file', async () => {
  await plant()
  await readAll()
  const heard = [...said, product.told()]
  assert.ok(said.length > 40, `${said.length} answers`)
  assert.deepEqual(
    heard.filter((text) => canaries.some((word) => text.includes(word))),
    [],
  )
  assert.deepEqual(await filesWith(canaries), [])
  // The search does find what is kept in the open: names of connections, in the database.
  assert.notDeepEqual(await filesWith(['wrong-secret']), [])
  assert.ok(
    said.some((text) => text.startsWith('200') && text.includes('"name":"given"') && !text.includes('"status":"new"')),
    'tokens were taken',
  )
})
