/** What every new org has: the organization, licence, profiles, the administrator, status tables, the standard price book. */
import {
  caseStatuses,
  contractStatuses,
  forecastCategoryNames,
  leadStatuses,
  opportunityStages,
  orderStatuses,
  taskPriorities,
  taskStatuses,
} from '../objects/index.ts'

import { PERMITTED } from './access/governed.ts'
import { ADMIN_PROFILE } from './access/grants.ts'
import { firstBadges } from './first-badges.ts'
import { otherProfiles, permissionSetLicenses, SALESFORCE, userLicenses } from './licenses.ts'
import { systemPermissions } from './system-permissions.ts'

type Insert = (object: string, values: Record<string, unknown>) => string | undefined

/** Who the org is, and its administrator. */
export interface NewOrg {
  orgId: string
  admin: { id: string; username: string }
  /** Of its kind. */
  organization: Record<string, unknown>
}

const READS = { PermissionsRead: true }
const WRITES = { ...READS, PermissionsCreate: true, PermissionsEdit: true, PermissionsDelete: true }
const RULES = { ...WRITES, PermissionsViewAllRecords: true, PermissionsModifyAllRecords: true }

/** Every profile, and what it may do with each object that permissions speak about. */
const PROFILES: Record<string, Record<string, boolean>> = {
  [ADMIN_PROFILE]: RULES,
  'Standard User': WRITES,
  'Marketing User': WRITES,
  'Read Only': READS,
  'Minimum Access - Salesforce': {},
  'Standard Platform User': WRITES,
  'Chatter Free User': {},
}

const SETTINGS = { LanguageLocaleKey: 'en_US', TimeZoneSidKey: 'America/Los_Angeles' }

const STATUS_TABLES: Record<string, readonly object[]> = {
  OpportunityStage: opportunityStages,
  LeadStatus: leadStatuses,
  CaseStatus: caseStatuses,
  TaskStatus: taskStatuses,
  TaskPriority: taskPriorities,
  OrderStatus: orderStatuses,
  ContractStatus: contractStatuses,
}

/** `insert` saves as the system and leaves out objects and fields that the schema lacks. */
export function bootstrap(insert: Insert, ids: NewOrg): void {
  insert('Organization', {
    Id: ids.orgId,
    Name: 'Rainmaker Local Org',
    ...SETTINGS,
    DefaultLocaleSidKey: 'en_US',
    InstanceName: 'LOCAL1',
    ...ids.organization,
    FiscalYearStartMonth: 1,
  })
  const admin = people(insert, ids.admin)
  for (const object in STATUS_TABLES) statusTable(insert, object)
  insert('BusinessHours', {
    Name: 'Default',
    IsActive: true,
    IsDefault: true,
    TimeZoneSidKey: SETTINGS.TimeZoneSidKey,
    ...roundTheClock(),
  })
  insert('Pricebook2', { Name: 'Standard Price Book', IsActive: true, IsStandard: true, CreatedById: admin })
  for (const badge of firstBadges) insert('WorkBadgeDefinition', badge)
}

/** Every day from midnight to midnight. */
function roundTheClock(): Record<string, string> {
  const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
  return Object.fromEntries(
    days.flatMap((day) => ['Start', 'End'].map((edge) => [`${day}${edge}Time`, '00:00:00.000Z'])),
  )
}

function people(insert: Insert, { id, username }: NewOrg['admin']): string | undefined {
  const licenses = licensesOf(insert)
  const [ProfileId] = Object.entries(PROFILES).map(([Name, may]) => {
    const { license = SALESFORCE, userType = 'Standard' } = otherProfiles[Name] ?? {}
    return profile(insert, { Name, UserType: userType, UserLicenseId: licenses[license] }, may)
  })
  return insert('User', {
    Id: id,
    Username: username,
    FirstName: 'Ada',
    LastName: 'Admin',
    Email: username,
    Alias: 'aadmin',
    CommunityNickname: 'admin',
    IsActive: true,
    UserType: 'Standard',
    ProfileId,
    ...SETTINGS,
    LocaleSidKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    UserPermissionsMarketingUser: true,
  })
}

/** Ids of the licences of users by name. */
function licensesOf(insert: Insert): Record<string, string | undefined> {
  for (const [DeveloperName, MasterLabel, TotalLicenses] of permissionSetLicenses) {
    const own = { DeveloperName, MasterLabel, PermissionSetLicenseKey: DeveloperName, TotalLicenses, Language: 'en_US' }
    insert('PermissionSetLicense', { ...own, UsedLicenses: 0, Status: 'Active' })
  }
  const ids = userLicenses.map(({ name, key, total }) => {
    const own = { Name: name, MasterLabel: name, LicenseDefinitionKey: key, TotalLicenses: total, Status: 'Active' }
    return [name, insert('UserLicense', { ...own, UsedLicenses: 0 })]
  })
  return Object.fromEntries(ids)
}

interface NewProfile {
  Name: string
  UserType: string
  UserLicenseId: string | undefined
}

/** A profile with the permission set that holds what it grants. */
function profile(insert: Insert, own: NewProfile, may: Record<string, boolean>): string | undefined {
  const system = systemPermissions(own.Name)
  const ProfileId = insert('Profile', { ...own, ...asProfilesSay(system) })
  const ParentId = insert('PermissionSet', {
    Name: `X${ProfileId?.slice(0, 15)}`,
    Label: ProfileId?.slice(0, 15),
    ProfileId,
    IsOwnedByProfile: true,
    Type: 'Profile',
    ...system,
  })
  const named = Object.keys(may).length > 0 ? (otherProfiles[own.Name]?.objects ?? PERMITTED) : []
  for (const SobjectType of named) insert('ObjectPermissions', { ParentId, SobjectType, ...may })
  return ProfileId
}

/** The permissions of packaging have older names in a profile. */
function asProfilesSay(system: Record<string, boolean>): Record<string, boolean> {
  return Object.fromEntries(Object.entries(system).map(([name, on]) => [name.replace(/Packaging$/, 'Multiforce'), on]))
}

/** 'isClosed' of a fact is the row's IsClosed. */
function statusTable(insert: Insert, object: string): void {
  STATUS_TABLES[object]?.forEach((fact, index) => {
    const { name, probability, ...flags } = fact as { name: string; probability?: number; forecastCategory?: string }
    const capital = Object.entries(flags).map(([key, value]) => [key[0]?.toUpperCase() + key.slice(1), value])
    insert(object, {
      MasterLabel: name,
      ApiName: name,
      SortOrder: index + 1,
      IsActive: true,
      DefaultProbability: probability,
      ForecastCategoryName: forecastCategoryNames[flags.forecastCategory ?? ''],
      ...Object.fromEntries(capital),
    })
  })
}
