/** Brings a record back from the recycle bin. */
import { z } from 'zod'
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
  describe: 'Brings a deleted record back from the recycle bin.',
  object: null,
  group: 'Any object',
  effect: 'create',
  writeClass: 'E2',
  input,
  output: z.object({ id: z.string() }),
  async run(context, inputs) {
    return sendPassed(await toIds(context, inputs), async (rows) =>
      (await context.salesforce.undelete(rows.map(({ id }) => id))).map(
        (one): Outcome<Back> => (one.ok ? done({ id: one.id }) : refused(one.problem)),
      ),
    )
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

/** After a lost answer: a record that can be read is back. */
async function thereAgain(context: ActionContext, inputs: Given[]): Promise<(Back | null)[]> {
  const rows = await toIds(context, inputs)
  const known = rows.flatMap((row) => (row.ok ? [row.value] : []))
  const soqls = [...Map.groupBy(known, ({ object }) => object)].flatMap(([object, group]) =>
    isAmong('Id', distinct(group.map(({ id }) => soql`${id}`))).map((some) =>
      select({ object, fields: ['Id'], where: [some] }),
    ),
  )
  const there = new Set<string>()
  for (const answer of await readAll(context, soqls)) {
    if (!answer.ok) throw answer.problem
    for (const record of answer.value.records) there.add(idOf(record))
  }
  return rows.map((row) => (row.ok && there.has(row.value.id) ? { id: row.value.id } : null))
}
