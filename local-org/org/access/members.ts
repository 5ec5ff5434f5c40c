/** Who belongs where: groups and queues, by way of others too, and the role hierarchy. */
import type { Sharee } from '../rulebook.ts'
import type { Row, Table } from '../schema.ts'

export type Tables = (object: string) => Table | undefined

const isLive = (row: Row) => row['IsDeleted'] !== true

/** Groups and queues a user belongs to. */
export function groupsOf(tables: Tables, userId: string): Set<string> {
  const found = new Set<string>()
  const look = [userId]
  for (const id of look) {
    for (const member of tables('GroupMember')?.lookup('UserOrGroupId', [id]) ?? []) {
      const group = String(member['GroupId'])
      if (!isLive(member) || found.has(group)) continue
      found.add(group)
      look.push(group)
    }
  }
  return found
}

/** Users whose role is somewhere below the user's. */
export function subordinatesOf(tables: Tables, userId: string): Set<string> {
  const users = tables('User')
  const roles = [users?.get(userId)?.['UserRoleId']].filter((id) => id !== undefined && id !== null)
  const below = new Set<string>()
  for (const id of roles) {
    for (const role of tables('UserRole')?.lookup('ParentRoleId', [id]) ?? []) {
      roles.push(role.Id)
      for (const user of users?.lookup('UserRoleId', [role.Id]) ?? []) below.add(user.Id)
    }
  }
  return below
}

/** The user's role and those above it, by id; the own one first. */
function rolesUpFrom(tables: Tables, userId: string): string[] {
  const roles: string[] = []
  let id = tables('User')?.get(userId)?.['UserRoleId']
  while (typeof id === 'string' && !roles.includes(id)) {
    roles.push(id)
    id = tables('UserRole')?.get(id)?.['ParentRoleId']
  }
  return roles
}

/** The group, queue or role a rule names; undefined for all internal users, and for one that is not there. */
export function shareeId(tables: Tables, { kind, name }: Sharee): string | undefined {
  if (kind === 'everyone') return undefined
  const named = (row: Row) => isLive(row) && String(row['DeveloperName']).toLowerCase() === name.toLowerCase()
  return [...(tables(kind === 'group' ? 'Group' : 'UserRole')?.all() ?? [])].find(named)?.Id
}

/** Whether a user, or a queue that owns records, belongs to those a rule names. */
export function belongsTo(tables: Tables, sharee: Sharee, id: string): boolean {
  if (sharee.kind === 'everyone') return tables('User')?.get(id) !== undefined
  const wanted = shareeId(tables, sharee)
  if (wanted === undefined) return false
  if (sharee.kind === 'group') return id === wanted || groupsOf(tables, id).has(wanted)
  const [own, ...above] = rolesUpFrom(tables, id)
  return own === wanted || (sharee.kind === 'roleAndBelow' && above.includes(wanted))
}
