/** A campaign has each lead or contact once, with one of the campaign's own statuses. */
import { type Change, fill, fillEmpty, isChanged, type Rule, type RuleContext } from '../save/rule.ts'
import { OrgError, type Row } from '../schema.ts'

function checkPerson({ after }: Change, context: RuleContext): void {
  const { LeadId: lead = null, ContactId: contact = null } = after
  if (lead === null && contact === null) {
    throw new OrgError('FIELD_INTEGRITY_EXCEPTION', 'A lead or contact ID is required.', { fields: ['LeadId'] })
  }
  if (lead !== null && contact !== null) {
    throw new OrgError('FIELD_INTEGRITY_EXCEPTION', 'Only one of lead or contact may be specified.', {
      fields: ['LeadId'],
    })
  }
  if (context.live(lead)?.['IsConverted'] === true) {
    throw new OrgError('CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead', { fields: ['LeadId'] })
  }
  const field = lead === null ? 'ContactId' : 'LeadId'
  const others = context.find('CampaignMember', field, after[field])
  if (others.some((other) => other['CampaignId'] === after['CampaignId'])) {
    throw new OrgError('DUPLICATE_VALUE', 'Already a campaign member.')
  }
}

function setStatus(change: Change, context: RuleContext): void {
  const statuses = context.find('CampaignMemberStatus', 'CampaignId', change.after['CampaignId'])
  const usual = statuses.find((status) => status['IsDefault'] === true)
  fillEmpty(change, 'Status', usual?.['Label'] ?? 'Sent')
  if (!isChanged(change, 'Status')) return
  const status: Row | undefined = statuses.find(({ Label }) => Label === change.after['Status'])
  const responded = status?.['HasResponded'] === true
  fill(change, 'HasResponded', responded)
  if (responded) fillEmpty(change, 'FirstRespondedDate', new Date(context.now).toISOString().slice(0, 10))
}

export default {
  objects: ['CampaignMember'],
  before(change, context) {
    if (change.kind === 'create' && change.after['CampaignId']) checkPerson(change, context)
    if (change.kind === 'create') fill(change, 'Type', change.after['LeadId'] ? 'Lead' : 'Contact')
    if (change.kind !== 'delete') setStatus(change, context)
  },
} satisfies Rule
