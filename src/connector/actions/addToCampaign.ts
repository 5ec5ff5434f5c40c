/** Adds a lead or contact to the members of a campaign. */
import { z } from 'zod'
import { Problem } from '../../problems.ts'
import { type FieldValues, join, name, type Soql, soql } from '../../salesforce/index.ts'
import { type ActionContext, defineAction, type Outcome } from '../define.ts'
import { attempt, done, refused, sendPassed } from '../outcome.ts'
import { checkNewRows, type NewRow, sendNewRows } from '../records/create.ts'
import { readAll } from '../records/read-all.ts'
import { idOf } from '../records/row.ts'
import { type ChangedRow, updateRecords } from '../records/update.ts'
import { distinct, select, splitByLength } from '../soql.ts'

const input = z.strictObject({
  campaignId: z.string().describe('Id or name of the campaign'),
  leadId: z.string().nullish().describe('Id of the lead to add'),
  contactId: z.string().nullish().describe('Id of the contact to add, instead of a lead'),
  status: z.string().optional().describe('Member status; left out, the campaign’s default'),
})

const output = z.object({
  id: z.string().describe('Id of the campaign member'),
  alreadyMember: z.boolean().describe('True when the person was in the campaign before'),
})

type Member = z.infer<typeof output>

export default defineAction({
  id: 'addToCampaign',
  title: 'Add Lead or Contact to Campaign Members',
  describe:
    'Adds a lead or contact to a campaign. Somebody who is in it already counts as done; a given status is then set.',
  object: 'Campaign',
  group: 'Campaigns',
  effect: 'create',
  writeClass: 'E1',
  input,
  output,
  async run(context, inputs) {
    const rows = inputs.map((given): Outcome<NewRow> => attempt(() => toRow(given)))
    const checked = await sendPassed(rows, (passed) => checkNewRows(context, passed))
    return sendPassed(checked, (passed) => add(context, passed))
  },
  cost: (n) => Math.ceil(n / 1000),
  needs: () => [
    { object: 'CampaignMember', access: 'create', fields: ['CampaignId', 'LeadId', 'ContactId', 'Status'] },
  ],
  examples: [
    {
      title: 'A lead joins',
      given: {
        campaign: { object: 'Campaign', fields: { Name: 'Harvest Fair', IsActive: true } },
        lead: { object: 'Lead', fields: { LastName: 'Abara', Company: 'Northwind Orchard' } },
      },
      input: { campaignId: '$campaign', leadId: '$lead' },
      output: { id: '<id>', alreadyMember: false },
    },
    {
      title: 'A contact who is in it already',
      given: {
        campaign: { object: 'Campaign', fields: { Name: 'Harvest Fair', IsActive: true } },
        contact: { object: 'Contact', fields: { LastName: 'Okafor' } },
        member: { object: 'CampaignMember', fields: { CampaignId: '$campaign', ContactId: '$contact' } },
      },
      input: { campaignId: '$campaign', contactId: '$contact' },
      output: { id: '<id>', alreadyMember: true },
    },
    {
      title: 'Into a campaign by its name',
      given: {
        campaign: { object: 'Campaign', fields: { Name: 'Harvest Fair', IsActive: true } },
        contact: { object: 'Contact', fields: { LastName: 'Okafor' } },
        member: { object: 'CampaignMember', fields: { CampaignId: '$campaign', ContactId: '$contact' } },
      },
      input: { campaignId: 'harvest fair', contactId: '$contact', status: 'Responded' },
      output: { id: '$member', alreadyMember: true },
    },
    {
      title: 'Nobody to add',
      given: { campaign: { object: 'Campaign', fields: { Name: 'Harvest Fair', IsActive: true } } },
      input: { campaignId: '$campaign' },
      problem: 'input-invalid',
    },
  ],
})

function toRow({ campaignId, leadId, contactId, status }: z.infer<typeof input>): NewRow {
  if (Boolean(leadId) !== Boolean(contactId)) {
    return {
      object: 'CampaignMember',
      fields: { CampaignId: campaignId, LeadId: leadId, ContactId: contactId, Status: status },
    }
  }
  throw new Problem('input-invalid', {
    what: leadId ? 'Both a lead and a contact were given.' : 'Neither a lead nor a contact was given.',
    fix: 'Give leadId or contactId.',
    field: 'leadId',
  })
}

/** The org refuses a second membership; only for those refused we look up the first one. Ids are the org's own by now. */
async function add(context: ActionContext, rows: NewRow[]): Promise<Outcome<Member>[]> {
  const created = await sendNewRows(context, rows)
  const refusedRows = rows.flatMap((row, at): Outcome<NewRow>[] => (isMember(created[at]!) ? [done(row)] : []))
  const members = (await sendPassed(refusedRows, (some) => existing(context, some))).values()
  return created.map((one): Outcome<Member> => {
    if (one.ok) return done({ id: one.value.id, alreadyMember: false })
    return isMember(one) ? (members.next().value ?? one) : one
  })
}

const isMember = (outcome: Outcome<unknown>) => !outcome.ok && outcome.problem.code === 'duplicate-value'

const placeOf = ({ CampaignId, LeadId, ContactId }: FieldValues) => `${CampaignId} ${LeadId ?? ContactId}`

/** The members these rows were to become, with the given status. */
async function existing(context: ActionContext, rows: NewRow[]): Promise<Outcome<Member>[]> {
  const answers = await readAll(
    context,
    ['LeadId', 'ContactId'].flatMap((person) => membersQuery(rows, person)),
  )
  const failed = answers.find((answer) => !answer.ok)
  if (failed) return rows.map(() => failed)
  const records = answers.flatMap((answer) => (answer.ok ? answer.value.records : []))
  const ids = new Map(records.map((record) => [placeOf(record), idOf(record)]))
  const found = rows.map(({ fields }): Outcome<ChangedRow> => {
    const id = ids.get(placeOf(fields))
    return id ? done({ object: 'CampaignMember', id, fields: { Status: fields['Status'] } }) : refused(hidden())
  })
  return sendPassed(found, (members) => withStatus(context, members))
}

function membersQuery(rows: NewRow[], person: string): Soql[] {
  const pairs = rows.flatMap(({ fields: { CampaignId: campaign, [person]: id } }) =>
    id ? [soql`(CampaignId = ${String(campaign)} AND ${name(person)} = ${String(id)})`] : [],
  )
  const fields = ['Id', 'CampaignId', 'LeadId', 'ContactId']
  return splitByLength(distinct(pairs)).map((part) =>
    select({ object: 'CampaignMember', fields, where: [soql`(${join(part, ' OR ')})`] }),
  )
}

/** Who is in the campaign already gets the given status; the others stay as they are. */
async function withStatus(context: ActionContext, members: ChangedRow[]): Promise<Outcome<Member>[]> {
  const changes = members.filter(({ fields }) => fields['Status'] !== undefined)
  const changed = (changes.length ? await updateRecords(context, changes) : []).values()
  return members.map(({ id, fields }): Outcome<Member> => {
    const one = fields['Status'] === undefined ? undefined : changed.next().value
    return one && !one.ok ? one : done({ id, alreadyMember: true })
  })
}

function hidden(): Problem {
  return new Problem('record-not-found', {
    what: 'This lead or contact is a member of the campaign, and the connected user may not see the membership.',
    fix: 'Give the user access to the campaign.',
    object: 'CampaignMember',
  })
}
