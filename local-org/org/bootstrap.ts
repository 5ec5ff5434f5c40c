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

type Insert = (object: string, values: Record<string, unknown>) => string | undefined

export const ADMIN = { username: 'admin@localorg.example', password: 'password' }

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
}

const USUAL = 'ApiEnabled LightningExperienceUser RunReports ExportReport ViewRoles ViewSetup'
const SELLER = `${USUAL} ConvertLeads EditEvent EditTask EmailSingle RunFlow UseWebLink ViewPublicReports`
/**
 * System permissions by profile. A Salesforce org has BulkApiHardDelete switched off until loading is prepared; this one is
 * prepared.
 */
const SYSTEM: Record<string, string> = {
  [ADMIN_PROFILE]: `${SELLER} AssignPermissionSets AuthorApex BulkApiHardDelete CustomizeApplication DataExport EditReadonlyFields EmailMass InstallPackaging ManageCases ManageContentPermissions ManageInternalUsers ManageLeads ManageProfilesPermissionsets ManageRemoteAccess ManageRoles ManageSharing ManageUsers ModifyAllData ModifyMetadata ResetPasswords TransferAnyEntity TransferAnyLead ViewAllData ViewAllProfiles ViewAllUsers ViewEventLogFiles`,
  'Standard User': SELLER,
  'Marketing User': SELLER,
  'Read Only': USUAL,
  'Minimum Access - Salesforce': 'ApiEnabled LightningExperienceUser',
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
export function bootstrap(insert: Insert, ids: { orgId: string; adminId: string }): void {
  insert('Organization', {
    Id: ids.orgId,
    Name: 'Rainmaker Local Org',
    ...SETTINGS,
    DefaultLocaleSidKey: 'en_US',
    OrganizationType: 'Developer Edition',
    InstanceName: 'LOCAL1',
    IsSandbox: false,
    FiscalYearStartMonth: 1,
  })
  const admin = people(insert, ids.adminId)
  for (const object in STATUS_TABLES) statusTable(insert, object)
  insert('Pricebook2', { Name: 'Standard Price Book', IsActive: true, IsStandard: true, CreatedById: admin })
}

function people(insert: Insert, adminId: string): string | undefined {
  const UserLicenseId = insert('UserLicense', {
    Name: 'Salesforce',
    MasterLabel: 'Salesforce',
    LicenseDefinitionKey: 'SFDC',
    TotalLicenses: 100,
    UsedLicenses: 1,
    Status: 'Active',
  })
  const [ProfileId] = Object.entries(PROFILES).map(([Name, may]) => profile(insert, Name, may, UserLicenseId))
  return insert('User', {
    Id: adminId,
    Username: ADMIN.username,
    FirstName: 'Ada',
    LastName: 'Admin',
    Email: ADMIN.username,
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

/** A profile with the permission set that holds what it grants. */
function profile(
  insert: Insert,
  Name: string,
  may: Record<string, boolean>,
  UserLicenseId: string | undefined,
): string | undefined {
  const system = Object.fromEntries(
    (SYSTEM[Name] ?? '').split(' ').map((permission) => [`Permissions${permission}`, true]),
  )
  const ProfileId = insert('Profile', { Name, UserType: 'Standard', UserLicenseId, ...system })
  const ParentId = insert('PermissionSet', {
    Name: `X${ProfileId?.slice(0, 15)}`,
    Label: ProfileId?.slice(0, 15),
    ProfileId,
    IsOwnedByProfile: true,
    Type: 'Profile',
    ...system,
  })
  const named = Object.keys(may).length > 0 ? PERMITTED : []
  for (const SobjectType of named) insert('ObjectPermissions', { ParentId, SobjectType, ...may })
  return ProfileId
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
