/** Signing in with the OpenID provider of the settings. */
import { z } from 'zod'
import { asProblem, Problem } from '../../problems.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'
import { welcome, whence } from '../welcome.ts'

/** Binds the sign-in to the browser that began it. */
const stateCookie = 'rainmaker_sign_in'
const path = '/sign-in/openid'

const resource: Resource = (parts) => {
  const { people, publicUrl } = parts
  const callback = () => `${publicUrl()}${path}/callback`
  return [
    route({
      method: 'GET',
      path,
      needs: 'anyone',
      rate: 'guessing',
      summary: 'Sends the browser to the OpenID provider',
      async handle({ reply }) {
        if (!people.openId) throw noProvider()
        const { url, state } = await people.openId.begin(callback())
        const secure = callback().startsWith('https:')
        // Lax, as it has to come back with the browser from the provider's site.
        reply.setCookie(stateCookie, state, { path, httpOnly: true, sameSite: 'lax', secure, maxAge: 600 })
        return reply.redirect(url)
      },
    }),
    route({
      method: 'GET',
      path: `${path}/callback`,
      needs: 'anyone',
      rate: 'guessing',
      summary: 'Where the OpenID provider sends the browser back',
      query: z.record(z.string(), z.string()),
      async handle({ query, reply }) {
        const state = reply.request.cookies[stateCookie] ?? ''
        reply.clearCookie(stateCookie, { path })
        try {
          const answer = new URL(`${callback()}?${new URLSearchParams(query)}`)
          await welcome(parts, reply, await people.byOpenId(answer, state, whence(reply.request)), 'openid')
          return reply.redirect('/')
        } catch (thrown) {
          const { what } = asProblem(thrown).details
          return reply.redirect(`/sign-in?problem=${encodeURIComponent(what)}`)
        }
      },
    }),
  ]
}
export default resource

function noProvider(): Problem {
  return new Problem('not-found', { what: 'No OpenID provider is set.', fix: 'Set RAINMAKER_OIDC_ISSUER.' })
}
