/** A tiny org over real HTTP for tests of the engine: keeps rows, finds them, and can be told to misbehave. */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Row {
  id: string
  key: string
  createdAt: string
}

export interface TinyOrg {
  url: string
  /** All rows created, in order. */
  rows: Row[]
  /** One entry for each request, in order. */
  asked: { path: string; keys: string[] }[]
  /** Called before a request is done; what it returns decides what happens with it. */
  misbehave: (path: string, keys: string[]) => Promise<Misdeed> | Misdeed
  close(): Promise<void>
}

/** `lose`: done, but the answer is cut off. `refuse`: not done, status 503. `pause`: not done, status 409. */
export type Misdeed = 'none' | 'lose' | 'refuse' | 'pause'

async function keysOf(request: IncomingMessage): Promise<string[]> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text === '' ? [] : (JSON.parse(text) as string[])
}

export async function tinyOrg(): Promise<TinyOrg> {
  const rows: Row[] = []
  const answers: Record<string, (keys: string[]) => unknown> = {
    '/find': (keys) => keys.map((key) => ({ id: `found-${key}`, key })),
    '/create': (keys) => keys.map((key) => add(rows, key)),
    '/upsert': (keys) => keys.map((key) => rows.find((row) => row.key === key) ?? add(rows, key)),
    '/rows': () => rows,
  }
  const org: Omit<TinyOrg, 'url'> = {
    rows,
    asked: [],
    misbehave: () => 'none',
    close: () => closeServer(server),
  }
  const server = createServer(async (request, response) => {
    const path = request.url ?? ''
    const keys = await keysOf(request)
    org.asked.push({ path, keys })
    const misdeed = await org.misbehave(path, keys)
    if (misdeed === 'refuse') return response.writeHead(503).end()
    if (misdeed === 'pause') return response.writeHead(409).end()
    const answer = answers[path]?.(keys)
    if (misdeed === 'lose') return request.socket.destroy()
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(org, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
}

/** Ids are never used twice, also when a test empties the rows. */
let created = 0

function add(rows: Row[], key: string): Row {
  const row = { id: `row-${++created}`, key, createdAt: new Date().toISOString() }
  rows.push(row)
  return row
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
