/** What the org says about itself: its allowances, and who we are in it. */
import { z } from 'zod'
import { checked } from './answers.ts'
import type { Caller } from './call.ts'
import type { Salesforce } from './salesforce.ts'

const limitsAnswer = z.record(z.string(), z.object({ Max: z.number(), Remaining: z.number() }))

const userinfo = z
  .object({ user_id: z.string(), organization_id: z.string(), preferred_username: z.string(), name: z.string() })
  .transform((user) => ({
    userId: user.user_id,
    orgId: user.organization_id,
    username: user.preferred_username,
    displayName: user.name,
  }))

/** https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_limits.htm */
export function readingOrg({ call }: Caller): Pick<Salesforce, 'limits' | 'identity'> {
  return {
    async limits() {
      return checked(limitsAnswer, (await call({ method: 'GET', path: '/limits' })).body, 'its limits')
    },
    async identity() {
      const { body } = await call({ method: 'GET', path: '/services/oauth2/userinfo' })
      return checked(userinfo, body, 'who the connected user is')
    },
  }
}
