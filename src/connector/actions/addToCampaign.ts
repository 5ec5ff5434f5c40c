/** Adds a lead or contact to the members of a campaign. */
import { z } from 'zod'
import { Problem } from '../../problems.ts'
import { type FieldValues, join, name, soql } from '../../salesforce/index.ts'
import { type ActionContext, defineAction, type Outcome } from '../define.ts'
import { toId18 } from '../ids.ts'
import { attempt, done, sendPassed } from '../outcome.ts'
import { createRecords, type NewRow } from '../records/create.ts'
import { readAll } from '../records/read-all.ts'
import { idOf } from '../records/row.ts'
import { updateRecords } from '../records/update.ts'
import { distinct, select, splitByLength } from '../soql.ts'

const input = z.strictObject({
  campaignId: z.string().describe('Id of the campaign'),
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
  run(context, inputs) {
    const rows = inputs.map((given): Outcome<NewRow> => attempt(() => toRow(given)))
    return sendPassed(rows, (passed) => add(context, passed))
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

/** The org refuses a second membership; only for those refused we look up the first one. */
async function add(context: ActionContext, rows: NewRow[]): Promise<Outcome<Member>[]> {
  const created = await createRecords(context, rows)
  const known = rows.filter((_, at) => isMember(created[at]!))
  const members = await existing(context, known)
  await setStatus(context, known, members)
  return created.map((one, at): Outcome<Member> => {
    if (one.ok) return done({ id: one.value.id, alreadyMember: false })
    const id = isMember(one) ? members.get(placeOf(rows[at]!.fields)) : undefined
    return id ? done({ id, alreadyMember: true }) : one
  })
}

const isMember = (outcome: Outcome<unknown>) => !outcome.ok && outcome.problem.code === 'duplicate-value'

const long = (id: unknown) => (typeof id === 'string' ? (toId18(id) ?? id) : '')
const placeOf = (fields: FieldValues) =>
  `${long(fields['CampaignId'])} ${long(fields['LeadId'] ?? fields['ContactId'])}`

/** Ids of members by campaign and person. */
async function existing(context: ActionContext, rows: NewRow[]): Promise<Map<string, string>> {
  const soqls = ['LeadId', 'ContactId'].flatMap((person) => {
    const pairs = rows
      .filter(({ fields }) => fields[person])
      .map(
        ({ fields }) =>
          soql`(CampaignId = ${long(fields['CampaignId'])} AND ${name(person)} = ${long(fields[person])})`,
      )
    return splitByLength(distinct(pairs)).map((part) =>
      select({
        object: 'CampaignMember',
        fields: ['Id', 'CampaignId', 'LeadId', 'ContactId'],
        where: [soql`(${join(part, ' OR ')})`],
      }),
    )
  })
  const members = new Map<string, string>()
  for (const answer of await readAll(context, soqls)) {
    if (!answer.ok) throw answer.problem
    for (const record of answer.value.records) members.set(placeOf(record), idOf(record))
  }
  return members
}

async function setStatus(context: ActionContext, rows: NewRow[], members: Map<string, string>): Promise<void> {
  const changes = rows.flatMap(({ fields }) => {
    const id = members.get(placeOf(fields))
    return id && fields['Status'] ? [{ object: 'CampaignMember', id, fields: { Status: fields['Status'] } }] : []
  })
  if (changes.length === 0) return
  for (const outcome of await updateRecords(context, changes)) if (!outcome.ok) throw outcome.problem
}
