/** Users: inviting, changing, removing them, their links and sessions. */
import { z } from 'zod'
import {
  type Caller,
  changeUser,
  createUser,
  endSessionsOf,
  findUser,
  hashPassword,
  keepAnOwner,
  listSessions,
  listUsers,
  makeLink,
  type Role,
  reaches,
  removeUser,
  roles,
  roleTitles,
  setPassword,
} from '../../people/index.ts'
import { Problem } from '../../problems.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const invitationHours = 72
const one = z.object({ id: z.string().max(200).describe('Id or login of a user') })
const role = z.enum(roles).describe(roles.map((each) => `${each}: ${roleTitles[each]}`).join('; '))
const login = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\s<>"]+$/)

const resource: Resource = ({ store, people, publicUrl }) => {
  const linkTo = async (user: { id: string; tenantId: string }) =>
    `${publicUrl()}/open?code=${await makeLink(store, user, invitationHours)}`
  /** Whoever may do more than oneself is not changed by one. */
  async function target(id: string, caller: Caller, next?: Role) {
    const user = await findUser(store, id)
    for (const each of [user.role, ...(next ? [next] : [])]) {
      if (!caller.role || !reaches(caller.role, each)) throw above(each)
    }
    return user
  }
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
        const user = await target(params.id, caller, body.role)
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
        const user = await target(params.id, caller)
        await keepAnOwner(store, user.id)
        await removeUser(store, user.id)
        people.forget()
        return { removed: user.id }
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/users/:id/link',
      needs: 'people.write',
      summary: 'A link that signs the user in once; the one before is worth nothing then',
      params: one,
      handle: async ({ params, caller }) => ({ url: await linkTo(await target(params.id, caller)) }),
    }),
    route({
      method: 'PUT',
      path: '/api/v1/users/:id/password',
      needs: 'people.write',
      summary: 'Gives a user a password; their sessions end',
      params: one,
      body: z.strictObject({ password: z.string().max(1000) }),
      async handle({ params, body, caller }) {
        const user = await target(params.id, caller)
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
    route({
      method: 'GET',
      path: '/api/v1/sessions',
      needs: 'signed-in',
      summary: 'One’s own sessions; with people.read those of all users',
      handle: async ({ caller }) => ({
        items: await listSessions(store, caller.may.has('people.read') ? undefined : ownId(caller)),
      }),
    }),
    route({
      method: 'DELETE',
      path: '/api/v1/sessions/:id',
      needs: 'signed-in',
      summary: 'Ends a session: one’s own, or with people.write that of anybody who may not do more than oneself',
      params: z.object({ id: z.uuid() }),
      async handle({ params, caller }) {
        const own = await listSessions(store, caller.may.has('people.write') ? undefined : ownId(caller))
        const found = own.find(({ id }) => id === params.id)
        if (!found)
          throw new Problem('not-found', { what: `There is no session ${params.id}.`, fix: 'List the sessions.' })
        if (found.userId !== caller.id) await target(found.userId, caller)
        await people.end(params.id)
        return { ended: params.id }
      },
    }),
  ]
}
export default resource

const nobody = '00000000-0000-0000-0000-000000000000'
const ownId = ({ kind, id }: Caller) => (kind === 'user' ? id : nobody)

function above(role: Role): Problem {
  return new Problem('forbidden', {
    what: `Only an ${role === 'owner' ? 'owner' : 'admin or owner'} decides about users with the role ${role}.`,
    fix: 'Ask one of them.',
  })
}

function notAUser(): Problem {
  return new Problem('bad-request', { what: 'A key has no browser to sign in.', fix: 'Sign in as a user.' })
}
