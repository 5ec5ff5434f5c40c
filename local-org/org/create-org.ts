/** Makes an org from its object definitions. */
import { LocalOrg } from './local-org.ts'
import type { Org, OrgOptions } from './org.ts'
import { loadRules } from './save/rule-table.ts'

/** Starts an org, reading the journal in `dataDir` when there is one; a new org is seeded. */
export async function createOrg(options: OrgOptions): Promise<Org> {
  const org = new LocalOrg(options, await loadRules())
  await org.start(options.seed)
  return org
}
