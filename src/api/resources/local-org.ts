/** The switchboard of the local org, for the page: faults, clock, what it holds. Real orgs have no such door. */
import { z } from 'zod'
import { localOrg } from '../local-org-door.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const rule = z.looseObject({ effect: z.string() }).describe('As local-org/control/README.md describes it')
const clock = z.strictObject({
  set: z.iso.datetime({ offset: true }).optional(),
  advance: z.number().optional().describe('Milliseconds'),
  freeze: z.boolean().optional(),
})

const resource: Resource = ({ settings, connections, engine }) => {
  const door = () => localOrg(settings.dataDir)
  return [
    route({
      method: 'GET',
      path: '/api/v1/local-org',
      needs: 'server.read',
      summary: 'The local org at a glance: records, clock, calls, faults',
      handle: async () => (await door()).control('GET', '/state'),
    }),
    route({
      method: 'GET',
      path: '/api/v1/local-org/calls',
      needs: 'server.read',
      summary: 'The newest calls the local org answered',
      handle: async () => ({ items: await (await door()).control('GET', '/calls?limit=100') }),
    }),
    route({
      method: 'GET',
      path: '/api/v1/local-org/mail',
      needs: 'server.read',
      summary: 'The newest mails the local org sent; they left the machine for nowhere',
      handle: async () => ({ items: await (await door()).control('GET', '/mail?limit=100') }),
    }),
    route({
      method: 'GET',
      path: '/api/v1/local-org/faults',
      needs: 'server.read',
      summary: 'The faults that are set',
      handle: async () => ({ items: await (await door()).control('GET', '/faults') }),
    }),
    route({
      method: 'POST',
      path: '/api/v1/local-org/faults',
      needs: 'server.write',
      summary: 'Makes the local org fail on purpose',
      body: rule,
      handle: async ({ body }) => ({ items: await (await door()).control('POST', '/faults', body) }),
    }),
    route({
      method: 'DELETE',
      path: '/api/v1/local-org/faults',
      needs: 'server.write',
      summary: 'Takes all faults away',
      handle: async () => (await door()).control('DELETE', '/faults'),
    }),
    route({
      method: 'POST',
      path: '/api/v1/local-org/clock',
      needs: 'server.write',
      summary: 'Sets, moves or freezes the clock of the local org',
      body: clock,
      async handle({ body }) {
        const time = await (await door()).control('POST', '/clock', body)
        for (const { id } of await connections.list()) void engine.pollNow(id)
        return time
      },
    }),
  ]
}
export default resource
