/**
 * Plays what the templates need besides an org, so that each runs without anything of the user's: a chat and a database that take
 * and give rows, and a language model that answers what the asked shape has room for.
 */
import { once } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { join } from 'node:path'

const fileIn = (dataDir: string) => join(dataDir, 'stand-in.json')

/** Where it listens, or listened the last time; null when it never did. */
async function knownUrl(dataDir: string): Promise<string | null> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch(() => null)
  return text === null ? null : (JSON.parse(text) as { url: string }).url
}

/** What the server has to be told: that this host may be asked, and where the model is. What the user has set stays. */
export async function standInEnv(
  dataDir: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Record<string, string>> {
  const url = await knownUrl(dataDir)
  if (url === null) return {}
  return {
    RAINMAKER_ALLOW_HOSTS: [env['RAINMAKER_ALLOW_HOSTS'], new URL(url).host].filter(Boolean).join(','),
    ...(env['RAINMAKER_AI_URL'] ? {} : { RAINMAKER_AI_URL: `${url}/v1`, RAINMAKER_AI_MODEL: 'stand-in' }),
  }
}

const rows = [
  { key: 'DB-1', name: 'Alder Works', city: 'Ulm' },
  { key: 'DB-2', name: 'Birch & Sons', city: 'Bern' },
]

/** What there is to say about any meeting. */
const said: Record<string, unknown> = {
  items: [
    { title: 'Send the written offer', description: 'Ada promised it', dueDate: '2031-05-02' },
    { title: 'Ask for references', description: 'Tomas wants three', dueDate: null },
  ],
  summary: 'The price is agreed in principle.',
  findings: ['They asked for a written offer.'],
  choice: 'Proposal/Price Quote',
  reason: 'They asked for a written offer.',
  confidence: 0.9,
  nextStep: 'Send the written offer by Friday',
}

type Json = Record<string, unknown>

const record = (value: unknown): Json =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}

/** A choice among given ones is one of them. */
function answerFor(schema: Json): Json {
  const wanted = Object.entries(record(schema['properties'])).map(([name, of]) => {
    const choices = record(of)['enum']
    const fits = !Array.isArray(choices) || choices.includes(said[name])
    return [name, fits ? said[name] : (choices as unknown[])[0]] as const
  })
  return Object.fromEntries(wanted.filter(([, value]) => value !== undefined))
}

function completion(asked: Json): Json {
  const schema = record(record(record(asked['response_format'])['json_schema'])['schema'])
  return {
    choices: [{ message: { content: JSON.stringify(answerFor(schema)) }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 100, completion_tokens: 20 },
  }
}

async function bodyOf(request: IncomingMessage): Promise<Json> {
  let text = ''
  for await (const part of request) text += String(part)
  try {
    return record(JSON.parse(text || '{}'))
  } catch {
    return {}
  }
}

/** On the same port as the last time, for workflows keep its address. Gives how to stop it. */
export async function startStandIn(dataDir: string): Promise<() => void> {
  const known = await knownUrl(dataDir)
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    const isModel = request.url?.endsWith('/chat/completions')
    const answer = isModel ? completion(body) : request.method === 'GET' ? { rows } : { ok: true }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  })
  const wished = known === null ? 0 : Number(new URL(known).port)
  const port = await listen(server, wished).catch(() => listen(server, 0))
  await mkdir(dataDir, { recursive: true, mode: 0o711 })
  await writeFile(fileIn(dataDir), JSON.stringify({ url: `http://127.0.0.1:${port}` }), { mode: 0o600 })
  return () => server.close()
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return typeof address === 'object' && address ? address.port : port
}
