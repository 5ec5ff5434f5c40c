/** Connects the demo by the real OAuth web flow with PKCE, walking the org's login and consent pages as a browser would. */
import type { ConnectionInfo } from '../../contract/index.ts'
import { Problem } from '../../problems.ts'
import type { Client } from '../client.ts'
import type { OrgInfo } from './org.ts'

const connectionName = 'demo'

/** Makes the connection when there is none, or signs in again when it needs it. */
export async function connectDemo(client: Client, org: OrgInfo): Promise<ConnectionInfo> {
  const path = `/api/v1/connections/${connectionName}`
  const known = await client.get<ConnectionInfo>(path).catch(() => null)
  if (known?.status !== 'connected') await walk(known ? await again(client, path) : await first(client, org), org)
  return hearing(client, path, org)
}

/** The local org pushes from a port of its own, another one at every start. */
async function hearing(client: Client, path: string, { pubsubPort: port }: OrgInfo): Promise<ConnectionInfo> {
  const known = await client.get<ConnectionInfo>(path)
  if (known.settings.pubsub?.port === port) return known
  const { push = 'auto' } = known.settings
  return client.send<ConnectionInfo>('PUT', `${path}/push`, { push, pubsub: { host: '127.0.0.1', port, tls: false } })
}

async function again(client: Client, path: string): Promise<string> {
  return (await client.send<{ authorizeUrl: string }>('POST', `${path}/authorize`)).authorizeUrl
}

async function first(client: Client, org: OrgInfo): Promise<string> {
  const made = await client.send<{ authorizeUrl: string }>('POST', '/api/v1/connections', {
    name: connectionName,
    loginUrl: org.loginUrl,
    clientId: org.clientId,
    clientSecret: org.clientSecret,
    // The local org answers within milliseconds, so an unknown outcome is settled sooner than at Salesforce.
    settings: { pollSeconds: 2, settleSeconds: 2 },
  })
  return made.authorizeUrl
}

interface Form {
  action: string
  method: string
  fields: URLSearchParams
}

const entities: Record<string, string> = { amp: '&', quot: '"', lt: '<', gt: '>', apos: "'" }

function decode(text: string | undefined): string | undefined {
  return text
    ?.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole)
}

/** The first form of a page with its hidden and pre-filled fields. */
function readForm(html: string, base: string): Form | null {
  const form = /<form\b([^>]*)>([\s\S]*?)<\/form>/i.exec(html)
  if (!form) return null
  const attribute = (text: string, name: string) => decode(new RegExp(`\\b${name}="([^"]*)"`, 'i').exec(text)?.[1])
  const fields = new URLSearchParams()
  for (const [input] of (form[2] ?? '').matchAll(/<input\b[^>]*>/gi)) {
    const name = attribute(input, 'name')
    if (name) fields.set(name, attribute(input, 'value') ?? '')
  }
  const button = /<button\b[^>]*\bvalue="[^"]*"[^>]*>/i.exec(form[2] ?? '')?.[0]
  const buttonName = button && attribute(button, 'name')
  if (button && buttonName) fields.set(buttonName, attribute(button, 'value') ?? '')
  return {
    action: new URL(attribute(form[1] ?? '', 'action') ?? base, base).href,
    method: attribute(form[1] ?? '', 'method') ?? 'post',
    fields,
  }
}

/** Follows redirects and fills forms until our own callback has answered. */
async function walk(authorizeUrl: string, org: OrgInfo): Promise<void> {
  const cookies = new Map<string, string>()
  let url = authorizeUrl
  let body: URLSearchParams | null = null
  for (let page = 0; page < 12; page++) {
    const answer: Response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(body ? { body } : {}),
    })
    for (const set of answer.headers.getSetCookie()) {
      const pair = set.split(';')[0] ?? ''
      const at = pair.indexOf('=')
      cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    const next = answer.headers.get('location')
    if (next) {
      url = new URL(next, url).href
      body = null
      if (url.includes('/?connected=')) return
      if (url.includes('/?problem=')) throw Problem.from(JSON.parse(new URL(url).searchParams.get('problem') ?? '{}'))
      continue
    }
    const form = readForm(await answer.text(), url)
    if (!form) break
    fill(form.fields, org)
    url = form.action
    body = form.fields
  }
  throw new Problem('oauth-refused', {
    what: `Signing in at ${org.loginUrl} did not come back to Rainmaker.`,
    fix: 'Run `npm start` again; if it stays, delete the data folder.',
  })
}

function fill(fields: URLSearchParams, org: OrgInfo): void {
  for (const name of ['username', 'un']) if (fields.has(name)) fields.set(name, org.username)
  for (const name of ['password', 'pw']) if (fields.has(name)) fields.set(name, org.password)
}
