/** The end of a customer's sign-in at Salesforce: only in the browser that agreed, and then the product is told. */
import type { FastifyReply } from 'fastify'
import type { SignInAnswer } from '../connections/index.ts'
import type { OpenLink } from '../embedding/index.ts'
import { asProblem } from '../problems.ts'
import { messagePage } from './connect-page.ts'
import type { Parts } from './parts.ts'

export const connectCookie = 'rainmaker_connect'

export async function finishConnect(
  { connections, embedding, engine, audit }: Pick<Parts, 'connections' | 'embedding' | 'engine' | 'audit'>,
  link: OpenLink,
  answer: SignInAnswer,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { ip, cookies } = reply.request
  const isSame = cookies[connectCookie] === answer.state
  reply.clearCookie(connectCookie, { path: '/oauth' }).type('text/html; charset=utf-8')
  if (!isSame) {
    const words = 'This sign-in was begun in another browser. Open the link you were sent once more, in this one.'
    return reply.code(403).send(messagePage('Not connected', words))
  }
  try {
    const connection = await connections.finishOAuth(answer)
    await embedding.finished(link, connection)
    engine.connectionHealed(connection.id)
    await audit.of(link.tenantId).add({
      ...{ at: new Date().toISOString(), what: 'customer-connected', outcome: 'ok', from: ip },
      ...{ keyId: null, keyName: null, planId: null, rows: 0, writes: 0, apiCalls: 0, ms: 0 },
      input: { customer: link.customer, connectionId: connection.id, orgId: connection.orgId },
    })
    return reply.redirect(link.returnUrl ?? '/connect/done')
  } catch (thrown) {
    const { what, fix } = asProblem(thrown).details
    return reply.code(400).send(messagePage('Not connected', `${what} ${fix}`))
  }
}
