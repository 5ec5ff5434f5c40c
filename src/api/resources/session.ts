/** Signing in and out: by a link, by a password, and who one is. */
import { z } from 'zod'
import { asProblem, Problem } from '../../problems.ts'
import { fromOwnOrigin, sessionCookie, tokenCookie } from '../access.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'
import { welcome, whence } from '../welcome.ts'

const resource: Resource = (parts) => {
  const { people } = parts
  return [
    route({
      method: 'GET',
      path: '/open',
      needs: 'anyone',
      rate: 'guessing',
      summary: 'Signs this browser in by a link, once, and shows the page',
      query: z.object({ code: z.string().max(200) }),
      async handle({ query, caller, reply }) {
        try {
          await welcome(parts, reply, await people.byLink(query.code, whence(reply.request)), 'link')
          return reply.redirect('/')
        } catch (thrown) {
          if (!reply.request.headers.accept?.includes('text/html')) throw thrown
          // Whoever opens their link again is in already.
          if (caller.kind === 'user') return reply.redirect('/')
          return reply.redirect(`/sign-in?problem=${encodeURIComponent(asProblem(thrown).details.what)}`)
        }
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/session',
      needs: 'anyone',
      rate: 'guessing',
      summary: 'Signs this browser in with login and password',
      body: z.strictObject({ login: z.string().min(1).max(200), password: z.string().min(1).max(1000) }),
      async handle({ body, reply }) {
        // Another site must not sign its visitors in as somebody else either.
        if (reply.request.headers.origin !== undefined && !fromOwnOrigin(reply.request)) throw foreign()
        const signedIn = await people.byPassword(body.login, body.password, whence(reply.request))
        await welcome(parts, reply, signedIn, 'password')
        return { name: signedIn.user.name }
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/session',
      needs: 'anyone',
      summary: 'Who one is and what one may do; `signedIn` is false for nobody we know',
      async handle({ caller }) {
        const { kind, id, name, role, may, tenantId } = caller
        const ways = { password: true, openId: people.openId !== null }
        if (kind === 'guest') return { signedIn: false, ways }
        return { signedIn: true, kind, id, name, role, tenantId, may: [...may], ways }
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/v1/session',
      needs: 'signed-in',
      summary: 'Signs this browser out',
      async handle({ caller, reply }) {
        if (caller.session) await people.end(caller.session.id)
        reply.clearCookie(sessionCookie, { path: '/' }).clearCookie(tokenCookie, { path: '/' })
        return { signedOut: true }
      },
    }),
  ]
}
export default resource

function foreign(): Problem {
  return new Problem('forbidden', {
    what: 'This sign-in did not come from the page of this server.',
    fix: 'Reload the page.',
  })
}
