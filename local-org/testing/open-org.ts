/** Starts a local org for a test and speaks to it over real HTTP. */

import type { TestContext } from 'node:test'
import { ControlClient, type LocalOrg, type LocalOrgOptions, startLocalOrg } from '../index.ts'

export interface Reply {
  status: number
  headers: Headers
  /** The parsed body when it is JSON, else its text. */
  body: unknown
}

export interface OpenOrg {
  org: LocalOrg
  control: ControlClient
  /** A REST call of the administrator; `path` is below /services/data/v60.0 unless it begins with '/services'. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>
  /** Creates a record and answers its id. */
  create(object: string, values: Record<string, unknown>): Promise<string>
  /** Records of a query. */
  query(soql: string): Promise<Record<string, unknown>[]>
}

/** An org that ends with the test. Empty unless a seed is named. */
export async function openOrg(t: TestContext, options: LocalOrgOptions = {}): Promise<OpenOrg> {
  const org = await startLocalOrg({ seed: 'empty', ...options })
  t.after(() => org.close())

  async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const url = `${org.url}${path.startsWith('/services') ? '' : '/services/data/v60.0'}${path}`
    const response = await fetch(url, {
      method,
      headers: { authorization: `Bearer ${org.accessToken}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    return { status: response.status, headers: response.headers, body: await bodyOf(response) }
  }

  return {
    org,
    control: new ControlClient(org.controlUrl),
    call,
    async create(object, values) {
      const { status, body } = await call('POST', `/sobjects/${object}`, values)
      if (status !== 201) throw new RangeError(`${object} was not created: ${JSON.stringify(body)}`)
      return (body as { id: string }).id
    },
    async query(soql) {
      const { body } = await call('GET', `/query?${new URLSearchParams({ q: soql })}`)
      return (body as { records: Record<string, unknown>[] }).records
    },
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text()
  return response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text
}
