/** Where others post: webhooks, and Salesforce's outbound messages. The secret in the address is the key. */
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { acknowledge, readBody } from '../../engine/index.ts'
import { asProblem } from '../../problems.ts'
import { checkDepth } from '../json-body.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const megabyte = 1024 * 1024
const secret = z.string().max(200)

const resource: Resource = ({ engine, log }) => {
  /** What is not kept is never acknowledged: Salesforce sends it again, for a day. */
  async function receive(given: string, body: unknown, reply: FastifyReply): Promise<FastifyReply> {
    reply.type('text/xml; charset=utf-8')
    try {
      await engine.inbox.outbound.receive(given, Buffer.isBuffer(body) ? body : Buffer.alloc(0))
      return reply.send(acknowledge(true))
    } catch (error) {
      const problem = asProblem(error)
      const isRefused = problem.code === 'not-found' || problem.code === 'bad-request'
      log.warn({ code: problem.code, problem: problem.message }, 'an outbound message was not taken')
      return reply.code(isRefused ? problem.status : 503).send(acknowledge(false))
    }
  }

  return [
    route({
      method: 'POST',
      path: '/hooks/outbound/:secret',
      needs: 'anyone',
      rate: 'intake',
      summary: 'Salesforce sends an outbound message',
      rawBody: megabyte,
      params: z.object({ secret }),
      handle: ({ params, body, reply }) => receive(params.secret, body, reply),
    }),
    route({
      method: 'POST',
      path: '/hooks/:secret/:path',
      needs: 'anyone',
      rate: 'intake',
      summary: 'Another system calls a webhook',
      rawBody: 10 * megabyte,
      params: z.object({ secret, path: z.string().max(64) }),
      async handle({ params, body, reply }) {
        const { headers, query } = reply.request
        const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
        const text = bytes.toString('latin1')
        if (/^\s*[[{]/.test(text)) checkDepth(text)
        const read = readBody(headers['content-type'] ?? '', bytes)
        const call = { body: read, query: query as Record<string, unknown>, headers }
        const runs = await engine.inbox.webhooks.take(params.secret, params.path, call)
        return reply.code(202).send({ started: runs.length })
      },
    }),
  ]
}
export default resource
