/**
 * Members of account and opportunity teams: each has the record shared by the cause Team, as long as the membership lasts
 * (https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_accountteammember.htm).
 */
import type { Rule, RuleContext } from '../save/rule.ts'
import type { Row, Value } from '../schema.ts'

/** Member -> the record's field there and in the share. */
const TEAMS: Record<string, { share: string; key: string }> = {
  AccountTeamMember: { share: 'AccountShare', key: 'AccountId' },
  OpportunityTeamMember: { share: 'OpportunityShare', key: 'OpportunityId' },
}
const CAUSE = 'Team'
const NO_LEVEL = 'None'
type Member = Readonly<Record<string, Value | undefined>>

function shareOf(
  member: Member,
  { share, key }: { share: string; key: string },
  context: RuleContext,
): Row | undefined {
  return context
    .find(share, key, member[key])
    .find((row) => row['RowCause'] === CAUSE && row['UserOrGroupId'] === member['UserId'])
}

/** The record itself is at least read; what the member does not say of those around it stays closed. */
function levelsOf(member: Member, share: string, context: RuleContext): Record<string, Value> {
  const levels = (context.catalog.get(share)?.def.fields ?? []).filter(({ name }) => name.endsWith('AccessLevel'))
  const own = share.replace(/Share$/, 'AccessLevel')
  return Object.fromEntries(levels.map(({ name }) => [name, member[name] ?? (name === own ? 'Read' : NO_LEVEL)]))
}

export default {
  objects: Object.keys(TEAMS),
  after({ kind, meta, after }, context) {
    const team = TEAMS[meta.name]
    if (!team || !context.catalog.get(team.share)) return
    const known = shareOf(after, team, context)
    if (kind === 'delete') {
      if (known) context.remove(known.Id)
      return
    }
    const levels = levelsOf(after, team.share, context)
    if (known) context.update(known.Id, levels)
    else {
      const holder = { [team.key]: after[team.key] ?? null, UserOrGroupId: after['UserId'] ?? null }
      context.insert(team.share, { ...holder, ...levels, RowCause: CAUSE })
    }
  },
} satisfies Rule
