/** Sessions of users: which there are, ending them. */
import { z } from 'zod'
import { type Caller, listSessions } from '../../people/index.ts'
import { Problem } from '../../problems.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'
import { userWithin } from '../users-within.ts'

const resource: Resource = ({ store, people }) => [
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
      if (found.userId !== caller.id) await userWithin(store, caller, found.userId)
      await people.end(params.id)
      return { ended: params.id }
    },
  }),
]
export default resource

const nobody = '00000000-0000-0000-0000-000000000000'
const ownId = ({ kind, id }: Caller) => (kind === 'user' ? id : nobody)
