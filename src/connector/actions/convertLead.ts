/** Converts leads into accounts, contacts and opportunities. */
import { z } from 'zod'
import { Problem } from '../../problems.ts'
import { type FieldValues, type LeadConversion, type ObjectDescribe, soql } from '../../salesforce/index.ts'
import { fieldNamed } from '../check/field-named.ts'
import { readId } from '../check/read-id.ts'
import { type ActionContext, defineAction, type Outcome } from '../define.ts'
import { readHuman } from '../human/read-human.ts'
import { didYouMean, nearest } from '../nearest.ts'
import { attempt, done, refused, sendPassed } from '../outcome.ts'
import { readAll } from '../records/read-all.ts'
import { recordId } from '../records/record-id.ts'
import { idOf } from '../records/row.ts'
import { idInput } from '../schema.ts'
import { distinct, isAmong, select } from '../soql.ts'

const input = z.strictObject({
  leadId: idInput('lead'),
  convertedStatus: z
    .string()
    .nullish()
    .describe('Status of the lead afterwards; left out, the org’s own for converted leads'),
  accountId: z.string().nullish().describe('Id of an account to convert into; left out, a new one'),
  contactId: z.string().nullish().describe('Id of a contact of that account to convert into; left out, a new one'),
  opportunityId: z.string().nullish().describe('Id of an opportunity to add to, instead of a new one'),
  opportunityName: z.string().nullish().describe('Name of the new opportunity; left out, the company’s'),
  createOpportunity: z.boolean().default(true).describe('Make an opportunity'),
  ownerId: z
    .string()
    .nullish()
    .describe('Who owns what is made: id, e-mail address or name; needed when a queue owns the lead'),
  notifyOwner: z.boolean().default(false).describe('Tell that owner by e-mail'),
  overwriteLeadSource: z.boolean().default(false).describe('The contact’s lead source becomes the lead’s'),
  allowDuplicates: z.boolean().default(false).describe('Let through what a duplicate rule only warns of'),
})

type Given = z.infer<typeof input>

const output = z.object({
  leadId: z.string(),
  accountId: z.string(),
  contactId: z.string(),
  opportunityId: z.string().nullable(),
})

type Converted = z.infer<typeof output>

const aLead = { object: 'Lead', fields: { FirstName: 'Ines', LastName: 'Abara', Company: 'Northwind Orchard' } }

export default defineAction({
  id: 'convertLead',
  title: 'Convert Lead',
  describe: 'Converts a lead to an account, a contact and, unless you say otherwise, an opportunity. 100 leads a call.',
  object: 'Lead',
  group: 'Leads',
  effect: 'update',
  writeClass: 'E2',
  input,
  output,
  async run(context, inputs) {
    const wishes = await toWishes(context, inputs)
    return sendPassed(wishes, async (passed) =>
      (await context.salesforce.convertLeads(passed)).map((one): Outcome<Converted> => {
        if (!one.ok) return refused(one.problem)
        const { leadId, accountId, contactId, opportunityId } = one
        return done({ leadId, accountId, contactId, opportunityId })
      }),
    )
  },
  look: (context, inputs) => convertedAlready(context, inputs),
  cost: (n) => 1 + Math.ceil(n / 100),
  needs: () => [
    { object: 'Lead', access: 'update', fields: ['Status'] },
    ...['Account', 'Contact', 'Opportunity'].map((object) => ({ object, access: 'create' as const, fields: [] })),
  ],
  examples: [
    {
      title: 'Into all three',
      given: { lead: aLead },
      input: { leadId: '$lead', opportunityName: 'Forty presses' },
      output: { leadId: '<id>', accountId: '<id>', contactId: '<id>', opportunityId: '<id>' },
    },
    {
      title: 'Into an account we have, without an opportunity',
      given: { lead: aLead, account: { object: 'Account', fields: { Name: 'Northwind Orchard' } } },
      input: { leadId: '$lead', accountId: '$account', createOpportunity: false },
      output: { accountId: '$account', contactId: '<id>', opportunityId: null },
    },
    {
      title: 'A status that is not for converted leads',
      given: { lead: aLead },
      input: { leadId: '$lead', convertedStatus: 'Closed - Convertd' },
      problem: 'picklist-value-invalid',
    },
    {
      title: 'The id of something else',
      given: { account: { object: 'Account', fields: { Name: 'Northwind Orchard' } } },
      input: { leadId: '$account' },
      problem: 'id-malformed',
    },
  ],
})

const statusesQuery = soql`SELECT ApiName, MasterLabel FROM LeadStatus WHERE IsConverted = TRUE ORDER BY SortOrder`

/** One call for the statuses, and one when an owner is named in words. */
async function toWishes(context: ActionContext, inputs: Given[]): Promise<Outcome<LeadConversion>[]> {
  const describe = await context.describe('Lead')
  const owners = inputs.map(({ ownerId }) => ({ describe, own: describe, fields: ownerId ? { OwnerId: ownerId } : {} }))
  const [[statuses], { rows }] = await Promise.all([readAll(context, [statusesQuery]), readHuman(context, owners)])
  if (!statuses?.ok) return inputs.map(() => statuses ?? refused(noStatus(null, [])))
  return inputs.map((given, at) =>
    attempt(() => toWish(describe, given, rows[at]?.['OwnerId'], statuses.value.records)),
  )
}

function toWish(describe: ObjectDescribe, given: Given, owner: unknown, statuses: FieldValues[]): LeadConversion {
  if (owner instanceof Problem) throw owner
  const idIn = (field: string, value: unknown) =>
    value === undefined || value === null || value === '' ? undefined : readId(fieldNamed(describe, field), value)
  const ids = {
    accountId: idIn('ConvertedAccountId', given.accountId),
    contactId: idIn('ConvertedContactId', given.contactId),
    opportunityId: idIn('ConvertedOpportunityId', given.opportunityId),
    ownerId: idIn('OwnerId', owner),
    opportunityName: given.opportunityName || undefined,
  }
  const { createOpportunity, notifyOwner, overwriteLeadSource, allowDuplicates } = given
  return {
    leadId: recordId(describe, given.leadId),
    convertedStatus: statusOf(given.convertedStatus, statuses),
    ...Object.fromEntries(Object.entries(ids).filter(([, value]) => value !== undefined)),
    ...{ createOpportunity, notifyOwner, overwriteLeadSource, allowDuplicates },
  }
}

/** By value or label; the org's first one when none is given. */
function statusOf(wanted: string | null | undefined, statuses: FieldValues[]): string {
  const same = (value: unknown) => String(value).toLowerCase() === wanted?.trim().toLowerCase()
  const found = wanted ? statuses.find((status) => same(status['ApiName']) || same(status['MasterLabel'])) : statuses[0]
  if (found) return String(found['ApiName'])
  throw noStatus(
    wanted ?? null,
    statuses.map((status) => String(status['ApiName'])),
  )
}

function noStatus(wanted: string | null, names: string[]): Problem {
  const suggestions = wanted ? nearest(wanted, names) : []
  return new Problem('picklist-value-invalid', {
    what: wanted ? `"${wanted}" is not a status of converted leads.` : 'The org has no status for converted leads.',
    fix:
      didYouMean(suggestions) ||
      (names.length ? `It takes: ${names.join(', ')}.` : 'Mark one as converted in Salesforce.'),
    object: 'Lead',
    field: 'Status',
    suggestions,
  })
}

/** After a lost answer: a lead is converted once, and says into what. */
async function convertedAlready(context: ActionContext, inputs: Given[]): Promise<(Converted | null)[]> {
  const describe = await context.describe('Lead')
  const ids = inputs.map(({ leadId }) => attempt(() => recordId(describe, leadId)))
  const known = distinct(ids.flatMap((id) => (id.ok ? [soql`${id.value}`] : [])))
  const fields = ['Id', 'ConvertedAccountId', 'ConvertedContactId', 'ConvertedOpportunityId']
  const soqls = isAmong('Id', known).map((some) =>
    select({ object: 'Lead', fields, where: [some, soql`IsConverted = TRUE`] }),
  )
  const records = (await readAll(context, soqls)).flatMap((answer) => {
    if (!answer.ok) throw answer.problem
    return answer.value.records
  })
  const byId = new Map(records.map((record) => [idOf(record), record]))
  return ids.map((id) => {
    const lead = id.ok ? byId.get(id.value) : undefined
    if (!lead) return null
    const opportunity = lead['ConvertedOpportunityId']
    return {
      leadId: idOf(lead),
      accountId: String(lead['ConvertedAccountId']),
      contactId: String(lead['ConvertedContactId']),
      opportunityId: typeof opportunity === 'string' ? opportunity : null,
    }
  })
}
