/** Ways in for users: links that sign them in once, passwords. */
import { z } from 'zod'
import { endSessionsOf, findUser, hashPassword, listUsers, setPassword } from '../../people/index.ts'
import { Problem } from '../../problems.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'
import { linksOn, notAUser, userWithin } from '../users-within.ts'

const one = z.object({ id: z.string().max(200).describe('Id or login of a user') })

const resource: Resource = ({ store, people, publicUrl }) => {
  const linkTo = linksOn(store, publicUrl)
  return [
    route({
      method: 'POST',
      path: '/api/v1/users/:id/link',
      needs: 'people.write',
      summary: 'A link that signs the user in once; the one before is worth nothing then',
      params: one,
      handle: async ({ params, caller }) => ({ url: await linkTo(await userWithin(store, caller, params.id)) }),
    }),
    route({
      method: 'PUT',
      path: '/api/v1/users/:id/password',
      needs: 'people.write',
      summary: 'Gives a user a password; their sessions end',
      params: one,
      body: z.strictObject({ password: z.string().max(1000) }),
      async handle({ params, body, caller }) {
        const user = await userWithin(store, caller, params.id)
        await setPassword(store, user.id, await hashPassword(body.password))
        await endSessionsOf(store, user.id, caller.session?.id)
        people.forget()
        return findUser(store, user.id)
      },
    }),
    route({
      method: 'PUT',
      path: '/api/v1/session/password',
      needs: 'signed-in',
      summary: 'Changes one’s own password; one’s other sessions end',
      body: z.strictObject({ password: z.string().max(1000) }),
      async handle({ body, caller }) {
        if (caller.kind !== 'user') throw notAUser()
        await setPassword(store, caller.id, await hashPassword(body.password))
        await endSessionsOf(store, caller.id, caller.session?.id)
        people.forget()
        return { changed: true }
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/links',
      needs: 'signed-in',
      summary: 'A link that signs another browser in as oneself, once; with the server’s own key, as the first owner',
      async handle({ caller }) {
        if (caller.kind === 'user') return { url: await linkTo(caller) }
        if (caller.kind !== 'server') throw notAUser()
        const owner = (await listUsers(store)).find((user) => user.role === 'owner' && !user.disabledAt)
        if (owner) return { url: await linkTo(owner) }
        throw new Problem('not-found', { what: 'This tenant has no owner.', fix: 'Make one: rainmaker users create.' })
      },
    }),
  ]
}
export default resource
