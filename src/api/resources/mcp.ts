/** The door of agents: MCP over streamable HTTP, with a key of its own kind. */
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { createAgents } from '../../mcp/index.ts'
import { Problem } from '../../problems.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const resource: Resource = (parts) => {
  const agents = createAgents(parts)
  const handle = async ({ body, reply }: { body: unknown; reply: FastifyReply }) => {
    const { request } = reply
    const key = /^Bearer (rma_.+)$/.exec(request.headers.authorization ?? '')?.[1]
    if (!key) throw noKey()
    const door = await agents.door(key)
    return send(
      reply,
      await door.answer(toWeb(request, parts.publicUrl()), request.method === 'POST' ? body : undefined),
    )
  }
  // GET and DELETE belong to sessions, which we do not keep: the protocol answers them itself, not the page.
  return (['POST', 'GET', 'DELETE'] as const).map((method) =>
    route({ method, path: '/mcp', needs: 'agent', summary: 'MCP for agents, with an agent key', audit: false, handle }),
  )
}
export default resource

function noKey(): Problem {
  return new Problem('not-signed-in', {
    what: 'This request carries no agent key.',
    fix: 'Make one with `rainmaker keys create` and send it as "Authorization: Bearer rma_…".',
  })
}

function toWeb({ method, url, headers }: FastifyRequest, base: string): Request {
  const known = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return new Request(new URL(url, base || 'http://localhost'), { method, headers: known })
}

function send(reply: FastifyReply, answer: Response): FastifyReply {
  reply.code(answer.status)
  for (const [name, value] of answer.headers) reply.header(name, value)
  return reply.send(answer.body ? Readable.fromWeb(answer.body as ReadableStream) : '')
}
