/** A whole server in this process without an org, and browsers that keep cookies: for tests of who may come in. */
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { type RunningServer, start } from '../../src/server.ts'
import { readSettings } from '../../src/settings.ts'
import type { Store } from '../../src/store/index.ts'
import { testStore } from './store.ts'

export interface Answer {
  status: number
  body: unknown
  headers: Headers
}

export interface Asking {
  key?: string
  headers?: Record<string, string>
  body?: unknown
}

export interface Browser {
  cookies: Map<string, string>
  /** As our page does: with cookies, and changes with origin and token. */
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  /** Opens a link; redirects are not followed. */
  open(url: string): Promise<Answer>
}

export interface PeopleLab {
  server: RunningServer
  url: string
  store: Store & { url: string }
  serverKey: string
  dataDir: string
  ask(method: string, path: string, asking?: Asking): Promise<Answer>
  /** With the server's own key; throws for a refusal. */
  asServer<T>(method: string, path: string, body?: unknown, tenant?: string): Promise<T>
  browser(): Browser
  /** A browser in which this user is signed in. */
  signedIn(login: string): Promise<Browser>
}

export async function peopleLab(env: Record<string, string> = {}): Promise<PeopleLab> {
  const [store, dataDir] = await Promise.all([testStore(), mkdtemp(join(tmpdir(), 'rainmaker-people-'))])
  const settings = readSettings({
    ...{ RAINMAKER_DATA: dataDir, RAINMAKER_PORT: '0', RAINMAKER_LOG: process.env['RAINMAKER_LOG'] ?? 'silent' },
    ...{ DATABASE_URL: store.url, ...env },
  })
  const server = await start(settings)
  after(async () => {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  })
  const { url } = server
  const serverKey = (await readFile(join(dataDir, 'api.key'), 'utf8')).trim()
  const ask: PeopleLab['ask'] = (method, path, asking = {}) => askAt(url, method, path, asking)
  const asServer = async <T>(method: string, path: string, body?: unknown, tenant?: string): Promise<T> => {
    const headers: Record<string, string> = tenant ? { 'x-rainmaker-tenant': tenant } : {}
    const answer = await ask(method, path, { key: serverKey, headers, body })
    assert.ok(answer.status < 400, `${method} ${path} was answered with ${JSON.stringify(answer.body)}`)
    return answer.body as T
  }
  const signedIn = async (login: string) => {
    const browser = openBrowser(url)
    const { url: link } = await asServer<{ url: string }>('POST', `/api/v1/users/${login}/link`)
    await browser.open(link)
    return browser
  }
  return { server, url, store, serverKey, dataDir, ask, asServer, browser: () => openBrowser(url), signedIn }
}

async function askAt(url: string, method: string, path: string, { key, headers = {}, body }: Asking): Promise<Answer> {
  const answer = await fetch(new URL(path, url), {
    method,
    redirect: 'manual',
    headers: {
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  const isJson = answer.headers.get('content-type')?.includes('json') && text !== ''
  return { status: answer.status, body: isJson ? JSON.parse(text) : text, headers: answer.headers }
}

function openBrowser(url: string): Browser {
  const cookies = new Map<string, string>()
  async function go(method: string, path: string, asking: Asking): Promise<Answer> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await askAt(url, method, path, { ...asking, headers: { cookie, ...asking.headers } })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      if (/Max-Age=0|Expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(pair.slice(0, at))
      else cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return answer
  }
  return {
    cookies,
    ask(method, path, body, headers = {}) {
      const own = { origin: new URL(url).origin, 'x-rainmaker-token': cookies.get('rainmaker_token') ?? '' }
      return go(method, path, { body, headers: method === 'GET' ? headers : { ...own, ...headers } })
    },
    open: (link) => go('GET', new URL(link).pathname + new URL(link).search, {}),
  }
}
