/** A new campaign comes with the two usual statuses for its members. */
import type { Rule } from '../save/rule.ts'

const USUAL = [
  { Label: 'Sent', SortOrder: 1, IsDefault: true, HasResponded: false },
  { Label: 'Responded', SortOrder: 2, IsDefault: false, HasResponded: true },
]

export default {
  objects: ['Campaign'],
  after({ kind, after }, context) {
    if (kind !== 'create' || !context.catalog.get('CampaignMemberStatus')) return
    for (const status of USUAL) context.insert('CampaignMemberStatus', { ...status, CampaignId: after['Id'] ?? null })
  },
} satisfies Rule
