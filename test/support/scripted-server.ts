/** For tests: a real HTTP server that answers as the test says and remembers what it was asked. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Asked {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: unknown
}

/** What to answer; `cut` ends the connection without an answer. */
export type Reply = { status?: number; headers?: Record<string, string | undefined>; body?: unknown } | 'cut'

export interface ScriptedServer {
  url: string
  asked: Asked[]
  close(): Promise<void>
}

export async function startScriptedServer(reply: (asked: Asked) => Reply | Promise<Reply>): Promise<ScriptedServer> {
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    const one = await read(request)
    asked.push(one)
    answer(response, await reply(one))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

async function read(request: IncomingMessage): Promise<Asked> {
  request.setEncoding('utf8')
  let text = ''
  for await (const piece of request) text += piece
  const body: unknown = text.startsWith('{') ? JSON.parse(text) : text
  return { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body }
}

function answer(response: ServerResponse, reply: Reply): void {
  if (reply === 'cut') return void response.socket?.destroy()
  const { status = 200, headers = {}, body } = reply
  const raw = typeof body === 'string' || body instanceof Uint8Array
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(body === undefined ? undefined : raw ? body : JSON.stringify(body))
}
