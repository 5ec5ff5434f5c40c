/** Profiles, with what they allow of objects, fields and record types (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_profile.htm). */

import type { Row } from '../../org/index.ts'
import { dropComponent, storeComponent, storedComponent } from '../component-store.ts'
import { type Facts, factText, toXml } from '../facts.ts'
import type { Ground } from '../ground.ts'
import type { MetadataType } from '../metadata-type.ts'
import { applyPermissions, permissionsIn } from '../permissions.ts'
import { isStandardProfile, profileApiName } from '../profile-names.ts'
import { invalid, notThere } from '../refusals.ts'
import { dropRow, putRow, rowsOf } from '../rows.ts'

const type = 'Profile'

const apiName = (row: Row) => profileApiName(String(row['Name']))
const isStandard = (row: Row) => isStandardProfile(String(row['Name']))

export default {
  name: type,
  prefix: '00e',
  file: { directory: 'profiles', suffix: 'profile' },
  order: 85,
  fullNames: (ground) => rowsOf(ground, type).map(apiName),
  read(ground, fullName) {
    const row = find(ground, fullName)
    if (!row) return undefined
    const stored = storedComponent(ground, type, fullName)
    return { ...(stored ? toXml(stored.facts) : {}), custom: !isStandard(row), userLicense: licenseOf(ground, row) }
  },
  plan(draft, fullName, facts) {
    const row = find(draft.ground, fullName)
    const wish = permissionsIn(draft, facts)
    return {
      created: !row,
      apply() {
        const { ground } = draft
        const description = factText(facts, 'description') ?? null
        const profileId = row?.Id ?? create(ground, fullName, { description, license: factText(facts, 'userLicense') })
        const set = setOf(ground, profileId) ?? newSet(ground, profileId)
        if (Object.keys(wish.system).length > 0) putRow(ground, 'PermissionSet', set, wish.system)
        applyPermissions(ground, { setId: set.Id, visibilityHolder: profileId }, wish, 'merge')
        storeComponent(ground, type, fullName, merged(storedComponent(ground, type, fullName)?.facts, facts))
      },
    }
  },
  remove(ground, fullName) {
    const row = find(ground, fullName)
    if (!row) throw notThere(type, fullName)
    if (isStandard(row)) throw invalid(`Cannot delete standard profile: ${fullName}`)
    const set = setOf(ground, row.Id)
    if (set) dropRow(ground, 'PermissionSet', set.Id)
    dropRow(ground, type, row.Id)
    dropComponent(ground, type, fullName)
  },
} satisfies MetadataType

function find(ground: Ground, fullName: string): Row | undefined {
  const wanted = decodeURIComponent(fullName).toLowerCase()
  return rowsOf(ground, type).find((row) =>
    [apiName(row), String(row['Name'])].some((name) => name.toLowerCase() === wanted),
  )
}

function setOf(ground: Ground, profileId: string): Row | undefined {
  return rowsOf(ground, 'PermissionSet').find((row) => row['ProfileId'] === profileId)
}

/** Name of the licence its users need. */
function licenseOf(ground: Ground, profile: Row): string {
  const license = rowsOf(ground, 'UserLicense').find(({ Id }) => Id === profile['UserLicenseId'])
  return String(license?.['Name'] ?? 'Salesforce')
}

/** A licence the org has not is taken for the first there is. */
function create(
  ground: Ground,
  fullName: string,
  { description, license: wanted }: { description: string | null; license: string | undefined },
): string {
  const licenses = rowsOf(ground, 'UserLicense')
  const license = licenses.find((row) => row['Name'] === wanted) ?? licenses[0]
  const own = { Name: decodeURIComponent(fullName), Description: description, UserType: 'Standard' }
  return putRow(ground, type, undefined, { ...own, UserLicenseId: license?.Id })
}

function newSet(ground: Ground, ProfileId: string): Row {
  const short = ProfileId.slice(0, 15)
  const own = {
    Name: `X${short}`,
    Label: short,
    ProfileId,
    IsOwnedByProfile: true,
    Type: 'Profile',
    PermissionsApiEnabled: true,
  }
  const id = putRow(ground, 'PermissionSet', undefined, own)
  return { Id: id }
}

/** A profile is deployed piece by piece: what this piece does not speak of stays as it was. */
function merged(known: Facts = {}, facts: Facts): Facts {
  return { ...known, ...facts }
}
