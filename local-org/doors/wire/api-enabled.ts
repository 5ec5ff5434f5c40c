/** What users may do by their system permissions: neither their profile nor a permission set of theirs has one, or a rule takes it away. */

import { type Org, OrgError, type OrgView } from '../../org/index.ts'

/** Throws OrgError API_DISABLED_FOR_ORG (403) for a user without the API permission. */
export function refuseWithoutApi(org: Org, userId: string): void {
  if (mayUseApi(org, userId)) return
  throw new OrgError('API_DISABLED_FOR_ORG', 'API is disabled for this User', { status: 403 })
}

/** Whether the user has the API permission, or a licence that does not know it: who has Chatter Free comes in without. */
export function mayUseApi(org: Org, userId: string): boolean {
  if (mayUse(org, userId, 'ApiEnabled')) return true
  return org.as(org.admin.id).table('User').get(userId)?.['UserType'] === 'CsnOnly'
}

/** Whether the user has a system permission, such as 'BulkApiHardDelete'. */
export function mayUse(org: Org, userId: string, permission: string): boolean {
  const view = org.as(org.admin.id)
  const profileId = String(view.table('User').get(userId)?.['ProfileId'] ?? '')
  return !isDenied(org, [userId, profileId], permission) && isGranted(view, { userId, profileId, permission })
}

function isDenied({ rules }: Org, holders: string[], permission: string): boolean {
  return rules.permissions.some((set) => set.system[permission] === false && holders.includes(set.holderId))
}

interface Asked {
  userId: string
  profileId: string
  permission: string
}

/** A profile that nobody took it from has it; where it has not, an assigned permission set may give it. */
function isGranted(view: OrgView, { userId, profileId, permission }: Asked): boolean {
  const sets = view.table('PermissionSet')
  const field = `Permissions${permission}`
  const own = sets.lookup('ProfileId', [profileId])?.find((row) => row['IsDeleted'] !== true)
  if (own?.[field] !== false) return true
  const assigned = view.table('PermissionSetAssignment').lookup('AssigneeId', [userId]) ?? []
  return assigned.some((row) => {
    const isLive = row['IsDeleted'] !== true && row['IsRevoked'] !== true
    return isLive && sets.get(String(row['PermissionSetId']))?.[field] === true
  })
}
