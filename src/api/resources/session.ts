/** Signing a browser in with the code of the printed link. */
import { z } from 'zod'
import { Problem } from '../../problems.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'
import { cookieName } from '../sign-in.ts'

const resource: Resource = ({ signIn, publicUrl }) => [
  route({
    method: 'GET',
    path: '/open',
    summary: 'Signs this browser in and shows the page',
    open: true,
    query: z.object({ code: z.string() }),
    async handle({ query, reply }) {
      const session = signIn.exchange(query.code)
      if (!session) {
        throw new Problem('not-signed-in', {
          what: 'This link is not valid (any more).',
          fix: 'Run `bin/rainmaker open` for a new one.',
        })
      }
      const secure = publicUrl().startsWith('https:')
      return reply
        .setCookie(cookieName, session, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: 30 * 86_400 })
        .redirect('/')
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/links',
    summary: 'A link that signs a browser in',
    handle: async () => ({ url: `${publicUrl()}/open?code=${signIn.code}` }),
  }),
]
export default resource
