/** Brings a record back from the recycle bin. */
import { z } from 'zod'
import { Problem } from '../../problems.ts'
import { soql } from '../../salesforce/index.ts'
import { type ActionContext, defineAction, type Outcome } from '../define.ts'
import { attempt, done, refused, sendPassed } from '../outcome.ts'
import { needsAny, objectInput } from '../records/any-object.ts'
import { describeEach } from '../records/describe-each.ts'
import { readAll } from '../records/read-all.ts'
import { recordId } from '../records/record-id.ts'
import { idOf } from '../records/row.ts'
import { idInput } from '../schema.ts'
import { distinct, isAmong, select } from '../soql.ts'

const input = z.strictObject({ object: objectInput, id: idInput('record') })
type Given = z.infer<typeof input>
type Back = { id: string }

export default defineAction({
  id: 'undeleteRecord',
  title: 'Undelete Record',
  describe: 'Brings a deleted record back from the recycle bin. One that is back already counts as done.',
  object: null,
  group: 'Any object',
  effect: 'create',
  writeClass: 'E2',
  input,
  output: z.object({ id: z.string() }),
  async run(context, inputs) {
    return sendPassed(await toIds(context, inputs), (rows) => undelete(context, rows))
  },
  look: (context, inputs) => thereAgain(context, inputs),
  cost: (n) => Math.ceil(n / 200),
  needs: ({ object }) => needsAny(object, 'create'),
  examples: [
    {
      title: 'A lead that was deleted',
      given: { lead: { object: 'Lead', fields: { LastName: 'Abara', Company: 'Northwind Orchard' }, deleted: true } },
      input: { object: 'Lead', id: '$lead' },
      output: { id: '$lead' },
    },
    {
      title: 'A lead that was never deleted',
      given: { lead: { object: 'Lead', fields: { LastName: 'Abara', Company: 'Northwind Orchard' } } },
      input: { object: 'Lead', id: '$lead' },
      output: { id: '$lead' },
    },
    { title: 'A lead nobody knows', input: { object: 'Lead', id: '00Q000000000ZZZ' }, problem: 'record-not-found' },
    { title: 'A text that is no id', input: { object: 'Lead', id: 'x' }, problem: 'id-malformed' },
  ],
})

async function toIds(context: ActionContext, inputs: Given[]): Promise<Outcome<Given>[]> {
  const describes = await describeEach(
    context,
    inputs.map(({ object }) => object),
  )
  return inputs.map(({ id }, at) => {
    const describe = describes[at]!
    if (!describe.ok) return describe
    return attempt(() => ({ object: describe.value.name, id: recordId(describe.value, id) }))
  })
}

/** The org only says that a record is not in the bin: whether it is back we look up. */
async function undelete(context: ActionContext, rows: Given[]): Promise<Outcome<Back>[]> {
  const results = await context.salesforce.undelete(rows.map(({ id }) => id))
  const missing = rows.filter((_, at) => isNotInBin(results[at]!))
  const there = missing.length ? await readable(context, missing) : new Set<string>()
  return rows.map(({ object, id }, at): Outcome<Back> => {
    const one = results[at]!
    if (one.ok || there.has(id)) return done({ id })
    return refused(isNotInBin(one) ? gone(object, id) : one.problem)
  })
}

type Result = Awaited<ReturnType<ActionContext['salesforce']['undelete']>>[number]

const isNotInBin = (one: Result) => !one.ok && one.problem.details.salesforce?.errorCode === 'UNDELETE_FAILED'

function gone(object: string, id: string): Problem {
  return new Problem('record-not-found', {
    what: `${object} ${id} is neither in the recycle bin nor among the records the connected user may see.`,
    fix: 'Salesforce keeps deleted records for fifteen days; after that, create a new one.',
    object,
    recordId: id,
  })
}

/** After a lost answer: a record that can be read is back. */
async function thereAgain(context: ActionContext, inputs: Given[]): Promise<(Back | null)[]> {
  const rows = await toIds(context, inputs)
  const there = await readable(
    context,
    rows.flatMap((row) => (row.ok ? [row.value] : [])),
  )
  return rows.map((row) => (row.ok && there.has(row.value.id) ? { id: row.value.id } : null))
}

async function readable(context: ActionContext, rows: Given[]): Promise<Set<string>> {
  const soqls = [...Map.groupBy(rows, ({ object }) => object)].flatMap(([object, group]) =>
    isAmong('Id', distinct(group.map(({ id }) => soql`${id}`))).map((some) =>
      select({ object, fields: ['Id'], where: [some] }),
    ),
  )
  const there = new Set<string>()
  for (const answer of await readAll(context, soqls)) {
    if (!answer.ok) throw answer.problem
    for (const record of answer.value.records) there.add(idOf(record))
  }
  return there
}
