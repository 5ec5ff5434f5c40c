/** The permission sets of a user: the profile's own, those assigned, and those of assigned groups. */
import type { Row, Table } from '../schema.ts'

type Tables = (object: string) => Table | undefined

const live = (rows: Row[] = []): Row[] => rows.filter((row) => row['IsDeleted'] !== true)

/** Ids, the profile's own first. `now` in epoch ms: assignments end. */
export function permissionSetsOf(tables: Tables, userId: string, now: number): string[] {
  const profileId = String(tables('User')?.get(userId)?.['ProfileId'] ?? '')
  const own = live(tables('PermissionSet')?.lookup('ProfileId', [profileId])).slice(0, 1)
  const assigned = live(tables('PermissionSetAssignment')?.lookup('AssigneeId', [userId])).filter((row) => {
    return row['IsRevoked'] !== true && Number(row['ExpirationDate'] ?? Number.POSITIVE_INFINITY) > now
  })
  return [...own.map(({ Id }) => Id), ...assigned.flatMap((row) => assignedSets(tables, row))]
}

function assignedSets(tables: Tables, assignment: Row): string[] {
  const { PermissionSetId: set = null, PermissionSetGroupId: group = null } = assignment
  const members =
    group === null ? [] : live(tables('PermissionSetGroupComponent')?.lookup('PermissionSetGroupId', [group]))
  return [...(set === null ? [] : [String(set)]), ...members.map((row) => String(row['PermissionSetId']))]
}
