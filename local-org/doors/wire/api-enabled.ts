/** Refuses users who may not use the API: neither their profile nor a permission set of theirs has `ApiEnabled`, or a rule takes it away. */

import { type Org, OrgError, type OrgView } from '../../org/index.ts'

/** Throws OrgError API_DISABLED_FOR_ORG (403) for a user without the API permission. */
export function refuseWithoutApi(org: Org, userId: string): void {
  if (mayUseApi(org, userId)) return
  throw new OrgError('API_DISABLED_FOR_ORG', 'API is disabled for this User', { status: 403 })
}

/** Whether the user has the API permission. */
export function mayUseApi(org: Org, userId: string): boolean {
  const view = org.as(org.admin.id)
  const profileId = String(view.table('User').get(userId)?.['ProfileId'] ?? '')
  return !isDenied(org, [userId, profileId]) && isGranted(view, userId, profileId)
}

function isDenied({ rules }: Org, holders: string[]): boolean {
  return rules.permissions.some((set) => set.system['ApiEnabled'] === false && holders.includes(set.holderId))
}

/** A profile that nobody took it from has it; where it has not, an assigned permission set may give it. */
function isGranted(view: OrgView, userId: string, profileId: string): boolean {
  const sets = view.table('PermissionSet')
  const own = sets.lookup('ProfileId', [profileId])?.find((row) => row['IsDeleted'] !== true)
  if (own?.['PermissionsApiEnabled'] !== false) return true
  const assigned = view.table('PermissionSetAssignment').lookup('AssigneeId', [userId]) ?? []
  return assigned.some((row) => {
    const isLive = row['IsDeleted'] !== true && row['IsRevoked'] !== true
    return isLive && sets.get(String(row['PermissionSetId']))?.['PermissionsApiEnabled'] === true
  })
}
