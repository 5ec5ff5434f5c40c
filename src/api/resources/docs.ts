/** The documentation, built in. */
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { createDocsSite, type Shown } from '../../docs-site/index.ts'
import { Problem } from '../../problems.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const hand = (reply: FastifyReply, { type, text }: Shown) => reply.type(type).send(text)

const resource: Resource = () => {
  const site = createDocsSite()
  const show = async (path: string, reply: FastifyReply) => {
    const shown = await site.show(path.replace(/^\/|\/$/g, ''))
    if (shown) return hand(reply, shown)
    if (reply.request.headers.accept?.includes('text/html')) return hand(reply.code(404), await site.missing(path))
    throw new Problem('not-found', { what: `There is no page ${path}.`, fix: 'See /docs for what there is.' })
  }
  return [
    route({
      method: 'GET',
      path: '/docs',
      needs: 'anyone',
      summary: 'The documentation’s first page',
      handle: ({ reply }) => show('', reply),
    }),
    route({
      method: 'GET',
      path: '/docs/search',
      needs: 'anyone',
      summary: 'Pages of the documentation that hold these words',
      query: z.object({ text: z.string().max(200).default('') }),
      handle: async ({ query, reply }) => hand(reply, await site.search(query.text)),
    }),
    route({
      method: 'GET',
      path: '/docs/*',
      needs: 'anyone',
      summary: 'A page of the documentation; with .md at its end as Markdown',
      params: z.object({ '*': z.string() }),
      handle: ({ params, reply }) => show(params['*'], reply),
    }),
    route({
      method: 'GET',
      path: '/llms.txt',
      needs: 'anyone',
      summary: 'The documentation’s pages as language models look for them',
      handle: async ({ reply }) => hand(reply, await site.llms()),
    }),
  ]
}
export default resource
