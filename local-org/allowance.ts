/** How many API calls an org may make in 24 hours. */

import type { Org } from './org/index.ts'

/** As a full sandbox has: tests should meet the limit when they set one, not by running long. */
const sandboxCalls = 5_000_000
/** Enterprise Edition: so many, and more for each user (https://developer.salesforce.com/docs/atlas.en-us.salesforce_app_limits_cheatsheet.meta). */
const enterpriseCalls = 100_000
const enterpriseCallsPerUser = 1000

/** The allowance of an org: as wished, else that of the kind of org its seed plays. The demo is a company's production org. */
export function allowanceOf(org: Org, seedName: string, wished?: number): number {
  if (wished !== undefined) return wished
  if (seedName !== 'demo') return sandboxCalls
  const users = [...org.as(org.admin.id).table('User').all()].filter((user) => user['IsActive'] === true)
  return enterpriseCalls + enterpriseCallsPerUser * users.length
}
