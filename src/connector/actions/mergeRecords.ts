/** Merges duplicates into one record. */
import { z } from 'zod'
import { Problem } from '../../problems.ts'
import { type Merge, name, soql } from '../../salesforce/index.ts'
import { type ActionContext, defineAction, type Outcome } from '../define.ts'
import { attempt, done, refused, sendPassed } from '../outcome.ts'
import { checkRows } from '../records/check-rows.ts'
import { recordId } from '../records/record-id.ts'
import { idOf } from '../records/row.ts'
import { idInput } from '../schema.ts'
import { distinct, isAmong, select } from '../soql.ts'

const input = z.strictObject({
  object: z.enum(['Account', 'Contact', 'Lead']).describe('Salesforce merges these'),
  winnerId: idInput('record that stays'),
  loserIds: z.array(z.string()).min(1).max(2).describe('Ids of one or two records that are merged into it and deleted'),
  fields: z.record(z.string(), z.unknown()).default({}).describe('Values the winner gets, by API name'),
})

type Given = z.infer<typeof input>

const output = z.object({
  id: z.string().describe('Id of the record that stays'),
  mergedIds: z.array(z.string()),
  movedIds: z.array(z.string()).describe('Records that now hang on it'),
})

type Merged = z.infer<typeof output>

export default defineAction({
  id: 'mergeRecords',
  title: 'Merge Records',
  describe: 'Merges one or two duplicates into an account, contact or lead; what hung on them hangs on it then.',
  object: null,
  group: 'Any object',
  effect: 'delete',
  writeClass: 'E2',
  input,
  output,
  async run(context, inputs) {
    const merges = await sendPassed(await toMerges(context, inputs), (passed) => withFields(context, passed))
    return sendPassed(merges, async (passed) =>
      (await context.salesforce.merge(passed)).map((one): Outcome<Merged> => {
        if (!one.ok) return refused(one.problem)
        const { id, mergedIds, movedIds } = one
        return done({ id, mergedIds, movedIds })
      }),
    )
  },
  look: (context, inputs) => mergedAlready(context, inputs),
  cost: (n) => Math.ceil(n / 200),
  needs: ({ object, fields }) => [
    { object, access: 'update', fields: Object.keys(fields) },
    { object, access: 'delete', fields: [] },
  ],
  examples: [
    {
      title: 'Two leads become one',
      given: {
        winner: { object: 'Lead', fields: { LastName: 'Abara', Company: 'Northwind Orchard' } },
        loser: { object: 'Lead', fields: { LastName: 'Abarra', Company: 'Northwind' } },
      },
      input: { object: 'Lead', winnerId: '$winner', loserIds: ['$loser'], fields: { Title: 'Buyer' } },
      output: { id: '$winner', mergedIds: ['$loser'] },
    },
    {
      title: 'A record with itself',
      given: { lead: { object: 'Lead', fields: { LastName: 'Abara', Company: 'Northwind Orchard' } } },
      input: { object: 'Lead', winnerId: '$lead', loserIds: ['$lead'] },
      problem: 'input-invalid',
    },
    {
      title: 'A record of another object',
      given: {
        lead: { object: 'Lead', fields: { LastName: 'Abara', Company: 'Northwind Orchard' } },
        account: { object: 'Account', fields: { Name: 'Northwind Orchard' } },
      },
      input: { object: 'Lead', winnerId: '$lead', loserIds: ['$account'] },
      problem: 'id-malformed',
    },
  ],
})

async function toMerges(context: ActionContext, inputs: Given[]): Promise<Outcome<Merge>[]> {
  const objects = [...new Set(inputs.map(({ object }) => object))]
  const describes = new Map(
    await Promise.all(objects.map(async (object) => [object, await context.describe(object)] as const)),
  )
  return inputs.map(({ object, winnerId, loserIds, fields }) =>
    attempt(() => {
      const describe = describes.get(object)!
      const winner = recordId(describe, winnerId)
      const losers = [...new Set(loserIds.map((id) => recordId(describe, id)))]
      if (losers.includes(winner)) throw withItself(winner)
      return { object, winnerId: winner, loserIds: losers, fields }
    }),
  )
}

/** The winner's new values, checked like those of any update. */
async function withFields(context: ActionContext, merges: Merge[]): Promise<Outcome<Merge>[]> {
  const rows = merges.map(({ object, fields = {} }) => ({ object, fields }))
  const checked = await checkRows(context, rows, 'update')
  return checked.map((row, at) => (row.ok ? done({ ...merges[at]!, fields: row.value.fields }) : row))
}

function withItself(id: string): Problem {
  return new Problem('input-invalid', {
    what: `${id} cannot be merged with itself.`,
    fix: 'Give the ids of other records in loserIds.',
    field: 'loserIds',
    recordId: id,
  })
}

/** After a lost answer: merged records lie in the recycle bin and name their winner. */
async function mergedAlready(context: ActionContext, inputs: Given[]): Promise<(Merged | null)[]> {
  const winners = new Map<string, string>()
  const merges = await toMerges(context, inputs)
  for (const [object, group] of Map.groupBy(
    merges.flatMap((one) => (one.ok ? [one.value] : [])),
    (one) => one.object,
  )) {
    const ids = distinct(group.flatMap(({ loserIds }) => loserIds.map((id) => soql`${id}`)))
    for (const some of isAmong('Id', ids)) {
      const where = [some, soql`${name('IsDeleted')} = TRUE`]
      const question = select({ object, fields: ['Id', 'MasterRecordId'], where })
      for await (const record of context.salesforce.query(question, { withDeleted: true }))
        winners.set(idOf(record), String(record['MasterRecordId']))
    }
  }
  return merges.map((one) => {
    const isDone = one.ok && one.value.loserIds.every((id) => winners.get(id) === one.value.winnerId)
    return isDone ? { id: one.value.winnerId, mergedIds: one.value.loserIds, movedIds: [] } : null
  })
}
