/** Whether a user may change the set-up and other people's passwords. */

import type { Org } from '../org/index.ts'

const profileName = 'System Administrator'

/** True for the org's first administrator and for users with an administrator's profile. */
export function administers(org: Org, userId: string): boolean {
  if (userId === org.admin.id) return true
  const view = org.as(org.admin.id)
  const profileId = view.table('User').get(userId)?.['ProfileId']
  return typeof profileId === 'string' && view.table('Profile').get(profileId)?.['Name'] === profileName
}
