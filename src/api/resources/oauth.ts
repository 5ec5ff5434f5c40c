/** Where Salesforce sends the browser back after signing in. */
import { z } from 'zod'
import { asProblem } from '../../problems.ts'
import { finishConnect } from '../finish-connect.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const resource: Resource = (parts) => [
  route({
    method: 'GET',
    path: '/oauth/callback',
    needs: 'anyone',
    summary: 'End of the OAuth web flow',
    query: z.object({
      state: z.string().default(''),
      code: z.string().optional(),
      error: z.string().optional(),
      error_description: z.string().optional(),
    }),
    async handle({ query, reply }) {
      const { connections, engine, embedding } = parts
      const answer = {
        state: query.state,
        ...(query.code === undefined ? {} : { code: query.code }),
        ...(query.error === undefined ? {} : { error: query.error, errorDescription: query.error_description ?? '' }),
      }
      const link = await embedding.linkOfState(query.state)
      if (link) return finishConnect(parts, link, answer, reply)
      try {
        const connection = await connections.finishOAuth(answer)
        engine.connectionHealed(connection.id)
        return reply.redirect(`/?connected=${encodeURIComponent(connection.name)}`)
      } catch (thrown) {
        const problem = asProblem(thrown)
        return reply.redirect(`/?problem=${encodeURIComponent(JSON.stringify(problem.toJSON()))}`)
      }
    },
  }),
]
export default resource
