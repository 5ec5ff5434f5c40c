/** What may be done, and which role may do it. Each route of the API names the permission it needs; scopes of API keys are the same names. */

/** Each with what it lets somebody do, as pages say it. */
export const permissions = {
  'catalogue.read': 'See actions, triggers, objects and the pages about errors',
  'connections.read': 'See connections, feeds and what they need in the org',
  'connections.test': 'Test a connection and look for changes now',
  'connections.stop': 'Pause, resume and revoke a connection',
  'connections.write': 'Make, change, reconnect and remove connections; make connect links',
  'workflows.read': 'See workflows',
  'workflows.run': 'Start a workflow by hand or for past events',
  'workflows.switch': 'Turn workflows on and off, pause and resume them',
  'workflows.try': 'Try a workflow without writing',
  'workflows.write': 'Save and remove workflows and their addresses',
  'runs.read': 'See runs with the data they worked on',
  'runs.control': 'Cancel, retry, repeat, undo and decide runs',
  'events.read': 'See the event log',
  'events.send': 'Send events of own systems',
  'records.query': 'Query records of an org',
  'actions.run': 'Run actions on records of an org',
  'usage.read': 'See what was spent of the API allowance',
  'budget.write': 'Set what may be spent',
  'agents.read': 'See keys of agents and what agents plan',
  'agents.write': 'Make and revoke keys of agents',
  'plans.decide': 'Approve or reject what agents plan',
  'people.read': 'See users, their sessions and API keys',
  'people.write': 'Invite, change and remove users; make and revoke API keys',
  'audit.read': 'See the audit log',
  'server.read': 'See how the server itself is doing',
  'server.write': 'Tenants and the master key of the whole server',
} as const

export type Permission = keyof typeof permissions

export const allPermissions = Object.keys(permissions) as Permission[]

/** These reach over all tenants: only the first one, whose the server is, has them. */
export const serverWide: readonly Permission[] = ['server.read', 'server.write']

/** From the least to the most: each may all that the one before it may. */
export const roles = ['viewer', 'operator', 'builder', 'admin', 'owner'] as const
export type Role = (typeof roles)[number]

/** What each role adds to the one before it. */
const added: Record<Role, Permission[]> = {
  viewer: [
    'catalogue.read',
    'connections.read',
    'workflows.read',
    'runs.read',
    'events.read',
    'usage.read',
    'agents.read',
  ],
  operator: [
    'connections.test',
    'connections.stop',
    'workflows.run',
    'workflows.switch',
    'runs.control',
    'events.send',
    'plans.decide',
  ],
  builder: ['workflows.try', 'workflows.write', 'records.query', 'actions.run'],
  admin: ['connections.write', 'budget.write', 'agents.write', 'people.read', 'people.write', 'audit.read'],
  owner: ['server.read', 'server.write'],
}

/** What each adds, as pages say it. */
export const roleTitles: Record<Role, string> = {
  viewer: 'sees everything that is not about people',
  operator: 'keeps things running: runs, switches, stops, decides',
  builder: 'makes workflows and tries things in the org',
  admin: 'connects orgs, invites people, gives keys',
  owner: 'everything, the server itself included',
}

/** Its own and those of every role before it. */
export function permissionsOf(role: Role): Permission[] {
  return roles.slice(0, roles.indexOf(role) + 1).flatMap((each) => added[each])
}

/** Whether `one` may do all that `other` may. */
export function reaches(one: Role, other: Role): boolean {
  return roles.indexOf(one) >= roles.indexOf(other)
}
