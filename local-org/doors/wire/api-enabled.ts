/** Refuses users whose profile or own permissions say `ApiEnabled: false`. */

import { type Org, OrgError } from '../../org/index.ts'

/** Throws OrgError API_DISABLED_FOR_ORG (403) for a user without the API permission. */
export function refuseWithoutApi(org: Org, userId: string): void {
  const denials = org.rules.permissions.filter((set) => set.system['ApiEnabled'] === false)
  if (denials.length === 0) return
  const profileId = org.as(org.admin.id).table('User').get(userId)?.['ProfileId']
  if (!denials.some((set) => set.holderId === userId || set.holderId === profileId)) return
  throw new OrgError('API_DISABLED_FOR_ORG', 'API is not enabled for this Organization or Partner', { status: 403 })
}
