/** The page of each error code, at an address that stays. */
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { createDocsSite } from '../../docs-site/index.ts'
import { Problem } from '../../problems.ts'
import { knownCodes, knownPage } from '../../salesforce/index.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const site = createDocsSite()

const resource: Resource = () => [
  route({
    method: 'GET',
    path: '/api/v1/problems',
    needs: 'catalogue.read',
    summary: 'Every error code that has a page',
    handle: async () => ({ items: knownCodes().flatMap((code) => knownPage(code) ?? []) }),
  }),
  route({
    method: 'GET',
    path: '/e/:code',
    needs: 'anyone',
    summary: 'What an error code means and what to do: JSON, or a page for browsers',
    params: z.object({ code: z.string().max(100) }),
    async handle({ params, reply }) {
      const page = knownPage(params.code)
      if (reply.request.headers.accept?.includes('text/html')) return showPage(params.code, reply)
      if (!page) throw unknownCode(params.code)
      return page
    },
  }),
]
export default resource

/** The page of the documentation about it, in its frame. */
async function showPage(code: string, reply: FastifyReply): Promise<FastifyReply> {
  const known = await site.show(`errors/${code}`)
  const { type, text } = known ?? (await site.missing(`errors/${code}`))
  return reply
    .code(known ? 200 : 404)
    .type(type)
    .send(text)
}

function unknownCode(code: string): Problem {
  return new Problem('not-found', {
    what: `There is no page for the code "${code}".`,
    fix: 'Read Salesforce’s own words in the failed step, and please tell us the code so that it gets a page.',
  })
}
