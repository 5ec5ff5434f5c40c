/** What an org is for, and what a new one of each kind tells of itself. */

export const ORG_KINDS = ['developer', 'sandbox', 'scratch'] as const

/** A developer's own org, a sandbox beside a production org, or a scratch org that ends after a while and tracks its source. */
export type OrgKind = (typeof ORG_KINDS)[number]

const dayMs = 86_400_000
/** The longest a scratch org lives: https://developer.salesforce.com/docs/atlas.en-us.sfdx_dev.meta/sfdx_dev/sfdx_dev_scratch_orgs_def_file.htm */
const scratchDays = 30

/** Fields of its Organization. Clients take a sandbox with an end for a scratch org. `now` is epoch ms of org time. */
export function organizationOf(kind: OrgKind, now: number): Record<string, unknown> {
  if (kind === 'developer') return { OrganizationType: 'Developer Edition', IsSandbox: false }
  if (kind === 'sandbox') return { OrganizationType: 'Enterprise Edition', IsSandbox: true }
  const TrialExpirationDate = new Date(now + scratchDays * dayMs).toISOString()
  return { OrganizationType: 'Developer Edition', IsSandbox: true, TrialExpirationDate }
}

/** Components it has besides those of every org: 'Type FullName' -> what they say. */
export function componentsOf(kind: OrgKind): Readonly<Record<string, object>> {
  return kind === 'scratch' ? { 'Settings SourceTracking': { enableSourceTrackingSandboxes: 'true' } } : {}
}
