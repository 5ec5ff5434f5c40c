/** What stands outside of the product in tests of templates: a language model behind OpenAI's interface, a chat, a database. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface OutsideWorld {
  url: string
  /** What was asked of it, models aside. */
  asked: { method: string; path: string; body: Record<string, unknown> | null }[]
  /** Rows the database gives. */
  rows: Record<string, unknown>[]
  close(): void
}

const meeting = {
  items: [
    { title: 'Send the proposal', description: 'Ada promised it', dueDate: '2031-05-02' },
    { title: 'Ask for references', description: 'Tomas wants three' },
  ],
  summary: 'The price is agreed in principle.',
  findings: ['They asked for a written offer.'],
  choice: 'Proposal/Price Quote',
  reason: 'They asked for a written offer.',
  confidence: 0.9,
  nextStep: 'Send the written offer by Friday',
}

interface Asked {
  response_format?: { json_schema?: { schema?: { properties?: Record<string, unknown> } } }
}

/** The model answers what the asked shape has room for. */
function completion(body: Asked | null) {
  const wanted = Object.keys(body?.response_format?.json_schema?.schema?.properties ?? {})
  const answer = Object.fromEntries(Object.entries(meeting).filter(([name]) => wanted.includes(name)))
  return {
    choices: [{ message: { content: JSON.stringify(answer) }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 100, completion_tokens: 20 },
  }
}

export async function outsideWorld(): Promise<OutsideWorld> {
  const asked: OutsideWorld['asked'] = []
  const rows: OutsideWorld['rows'] = []
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    const path = request.url ?? ''
    const isModel = path.endsWith('/chat/completions')
    if (!isModel) asked.push({ method: request.method ?? '', path, body })
    const answer = isModel ? completion(body) : request.method === 'GET' ? { rows } : { ok: true }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    rows,
    close: () => server.close(),
  }
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown> | null> {
  let text = ''
  for await (const part of request) text += part
  return text ? (JSON.parse(text) as Record<string, unknown>) : null
}
