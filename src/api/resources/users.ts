/** Users: inviting, changing, removing them. */
import { z } from 'zod'
import {
  changeUser,
  createUser,
  endSessionsOf,
  findUser,
  keepAnOwner,
  listUsers,
  reaches,
  removeUser,
  roles,
  roleTitles,
} from '../../people/index.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'
import { above, linksOn, userWithin } from '../users-within.ts'

const one = z.object({ id: z.string().max(200).describe('Id or login of a user') })
const role = z.enum(roles).describe(roles.map((each) => `${each}: ${roleTitles[each]}`).join('; '))
const login = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\s<>"]+$/, 'It takes no spaces, quotes or angle brackets')

const resource: Resource = ({ store, people, publicUrl }) => {
  const linkTo = linksOn(store, publicUrl)
  return [
    route({
      method: 'GET',
      path: '/api/v1/users',
      needs: 'people.read',
      summary: 'All users',
      handle: async () => ({ items: await listUsers(store) }),
    }),
    route({
      method: 'POST',
      path: '/api/v1/users',
      needs: 'people.write',
      summary: 'Invites a user; the link signs them in once, within three days',
      body: z.strictObject({ login, name: z.string().min(1).max(100).optional(), role }),
      async handle({ body, caller }) {
        if (!caller.role || !reaches(caller.role, body.role)) throw above(body.role)
        const user = await createUser(store, { name: body.login, ...body })
        return { user, url: await linkTo(user) }
      },
    }),
    route({
      method: 'PUT',
      path: '/api/v1/users/:id',
      needs: 'people.write',
      summary: 'Changes name, role or whether a user is disabled; their sessions end',
      params: one,
      body: z.strictObject({
        name: z.string().min(1).max(100).optional(),
        role: role.optional(),
        disabled: z.boolean().optional(),
      }),
      async handle({ params, body, caller }) {
        const user = await userWithin(store, caller, params.id, body.role)
        if (body.disabled || (body.role && body.role !== 'owner')) await keepAnOwner(store, user.id)
        await changeUser(store, user.id, body)
        await endSessionsOf(store, user.id)
        people.forget()
        return findUser(store, user.id)
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/v1/users/:id',
      needs: 'people.write',
      summary: 'Removes a user, their sessions and the API keys they made',
      params: one,
      async handle({ params, caller }) {
        const user = await userWithin(store, caller, params.id)
        await keepAnOwner(store, user.id)
        await removeUser(store, user.id)
        people.forget()
        return { removed: user.id }
      },
    }),
  ]
}
export default resource
