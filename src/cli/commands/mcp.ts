/** rainmaker mcp: the tools of a running server, on standard input and output, for agents that start their servers themselves. */
import { Problem } from '../../problems.ts'
import { readSettings, type Settings } from '../../settings.ts'
import { askServer, findServer } from '../client.ts'
import type { CommandFile } from '../command.ts'

interface RpcAnswer<T> {
  result?: T
  error?: { message: string }
}

interface Started {
  serverInfo: { name: string; version: string }
  instructions?: string
}

type Ask = <T>(method: string, params: unknown) => Promise<T>

/** Passes on what an agent asks, with the agent's key and nothing else: what it may do is the server's business. */
function asking(url: string, key: string): Ask {
  return async <T>(method: string, params: unknown) => {
    const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' }
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })
    const answer = await askServer({ url, key }, '/mcp', { method: 'POST', headers, body })
    const { result, error } = readAnswer<T>(await answer.text())
    if (result !== undefined) return result
    throw new Problem('bad-request', {
      what: error?.message ?? 'The server gave no result.',
      fix: 'See the tool list.',
    })
  }
}

/** One JSON message, bare or as the data of a server-sent event. */
function readAnswer<T>(text: string): RpcAnswer<T> {
  const data = /^data: ?(\{.*)$/m.exec(text)?.[1]
  return JSON.parse(data ?? text) as RpcAnswer<T>
}

/** Throws `not-signed-in` when there is no agent key: the key of the command line may do everything, and is not for agents. */
function agentKey({ key }: Settings): string {
  if (key.startsWith('rma_')) return key
  throw new Problem('not-signed-in', {
    what: 'RAINMAKER_KEY does not hold the key of an agent.',
    fix: 'Make one with `rainmaker keys create` and set RAINMAKER_KEY to it in the settings of your agent.',
  })
}

const hello = {
  protocolVersion: '2025-06-18',
  capabilities: {},
  clientInfo: { name: 'rainmaker mcp', version: '0.1.0' },
}

async function serve(): Promise<void> {
  const settings = readSettings()
  const key = agentKey(settings)
  const ask = asking((await findServer(settings)).url, key)
  const { Server } = await import('@modelcontextprotocol/server')
  const { serveStdio } = await import('@modelcontextprotocol/server/stdio')
  const { serverInfo, instructions } = await ask<Started>('initialize', hello)
  serveStdio(() => {
    const server = new Server(serverInfo, { capabilities: { tools: {} }, ...(instructions ? { instructions } : {}) })
    server.setRequestHandler('tools/list', () => ask('tools/list', {}))
    server.setRequestHandler('tools/call', ({ params }) =>
      ask('tools/call', { name: params.name, arguments: params.arguments ?? {} }),
    )
    return server
  })
}

const commands: CommandFile = (program) => {
  program
    .command('mcp')
    .description('Salesforce tools for an AI agent on stdin and stdout (its key in RAINMAKER_KEY)')
    .action(serve)
}
export default commands
