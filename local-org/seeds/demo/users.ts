/** The people who work in the demo org, and their roles. */

import type { Seeding } from '../seeding.ts'

export interface Team {
  managerId: string
  /** Sales representatives: owners of accounts, leads and deals. */
  sellers: string[]
  /** Support agent: owner of cases. */
  supportId: string
}

type Colleague = [first: string, last: string, title: string, role: string]

const COLLEAGUES: Colleague[] = [
  ['Morgan', 'Reyes', 'VP of Sales', 'Sales Management'],
  ['Sam', 'Carter', 'Account Executive', 'Sales'],
  ['Jordan', 'Blake', 'Account Executive', 'Sales'],
  ['Taylor', 'Nguyen', 'Sales Development Representative', 'Sales'],
  ['Casey', 'Hart', 'Account Executive, Europe', 'Sales'],
  ['Robin', 'Shah', 'Support Agent', 'Support'],
]

const LOCALE = {
  TimeZoneSidKey: 'America/Los_Angeles',
  LocaleSidKey: 'en_US',
  EmailEncodingKey: 'UTF-8',
  LanguageLocaleKey: 'en_US',
}

/** Six users below one manager; all may log in. */
export function addUsers(org: Seeding): Team {
  const roles = addRoles(org)
  const users = COLLEAGUES.map((colleague) => toUser(colleague, roles))
  const [managerId = ''] = org.insert('User', users.slice(0, 1))
  const others = users.slice(1).map((user) => ({ ...user, ManagerId: managerId }))
  const ids = org.insert('User', others)
  return { managerId, sellers: ids.slice(0, 4), supportId: ids[4] ?? managerId }
}

function addRoles(org: Seeding): Map<string, string> {
  const [management = ''] = org.insert('UserRole', [role('Sales Management')])
  const below = ['Sales', 'Support']
  const ids = org.insert(
    'UserRole',
    below.map((name) => ({ ...role(name), ParentRoleId: management })),
  )
  return new Map([['Sales Management', management], ...below.map((name, n): [string, string] => [name, ids[n] ?? ''])])
}

function role(name: string): Record<string, unknown> {
  return { Name: name, DeveloperName: name.replaceAll(' ', ''), OpportunityAccessForAccountOwner: 'Edit' }
}

function toUser([first, last, title, roleName]: Colleague, roles: Map<string, string>) {
  const address = `${first}.${last}@rainmaker.example`.toLowerCase()
  return {
    Username: address,
    Email: address,
    FirstName: first,
    LastName: last,
    Title: title,
    Alias: `${first[0]}${last}`.toLowerCase().slice(0, 8),
    CommunityNickname: `${first}.${last}`.toLowerCase(),
    Profile: { Name: 'Standard User' },
    UserRoleId: roles.get(roleName),
    IsActive: true,
    ...LOCALE,
  }
}
