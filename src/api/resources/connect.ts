/** Where a connect link leads: the customer agrees, and goes on to Salesforce. */
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { Problem } from '../../problems.ts'
import { consentPage, consentPolicy, messagePage } from '../connect-page.ts'
import { connectCookie } from '../finish-connect.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const params = z.object({ code: z.string().max(100) })

const page = (reply: FastifyReply, html: string) => reply.type('text/html; charset=utf-8').send(html)

const resource: Resource = ({ embedding, connections, publicUrl }) => [
  route({
    method: 'GET',
    path: '/connect/:code',
    needs: 'anyone',
    rate: 'guessing',
    summary: 'Shows a customer what they are asked to agree to',
    params,
    async handle({ params: { code }, reply }) {
      const link = await embedding.openLink(code)
      if (!link) return page(reply.code(404), messagePage('This link is used up', usedUp))
      reply.header('content-security-policy', consentPolicy(link.loginUrl))
      return page(reply, consentPage({ ...link, action: `/connect/${encodeURIComponent(code)}` }))
    },
  }),
  route({
    method: 'POST',
    path: '/connect/:code',
    needs: 'anyone',
    rate: 'guessing',
    rawBody: 1024,
    summary: 'The customer agreed: sends the browser to Salesforce',
    params,
    async handle({ params: { code }, reply }) {
      const link = await embedding.openLink(code)
      if (!link) throw new Problem('not-found', { what: 'This link is used up.', fix: usedUp })
      const authorizeUrl = await connections.beginOAuth(link.connectionId, `${publicUrl()}/oauth/callback`)
      const state = new URL(authorizeUrl).searchParams.get('state') ?? ''
      const secure = publicUrl().startsWith('https:')
      // Only the browser that agreed may finish: an answer somebody else was led to is not taken.
      reply.setCookie(connectCookie, state, { path: '/oauth', httpOnly: true, sameSite: 'lax', secure, maxAge: 600 })
      return reply.redirect(authorizeUrl, 303)
    },
  }),
  route({
    method: 'GET',
    path: '/connect/done',
    needs: 'anyone',
    summary: 'The customer is done',
    async handle({ reply }) {
      return page(reply, messagePage('Connected', 'Your Salesforce org is connected. You can close this page.'))
    },
  }),
]
export default resource

const usedUp = 'It was used already, taken back, or has run out. Ask whoever sent it for a new one.'
