/** Lists the attachments of a record. */
import { z } from 'zod'
import { Problem } from '../../problems.ts'
import { type Soql, soql } from '../../salesforce/index.ts'
import { defineAction, type Outcome } from '../define.ts'
import { toId18 } from '../ids.ts'
import { attempt, done, sendPassed } from '../outcome.ts'
import { readAll } from '../records/read-all.ts'
import { idOf } from '../records/row.ts'
import { distinct, isAmong, select } from '../soql.ts'

const attachment = z.object({ id: z.string(), name: z.string(), contentType: z.string().nullable(), size: z.number() })
type Found = z.infer<typeof attachment>

export default defineAction({
  id: 'getAttachmentIds',
  title: 'Get Attachment IDs',
  describe: 'Lists the attachments of a record: an account, contact, case, …',
  object: 'Attachment',
  group: 'Attachments',
  effect: 'read',
  input: z.strictObject({ parentId: z.string().describe('Id of the record they belong to') }),
  output: z.object({ ids: z.array(z.string()), attachments: z.array(attachment) }),
  run: (context, inputs) =>
    sendPassed(
      inputs.map(({ parentId }) => attempt(() => parent(parentId))),
      async (ids) => {
        const soqls = isAmong('ParentId', distinct(ids.map((id) => soql`${id}`))).map(soqlOf)
        const found = new Map<string, Found[]>()
        for (const answer of await readAll(context, soqls)) {
          if (!answer.ok) return ids.map(() => answer)
          for (const record of answer.value.records) {
            const place = String(record['ParentId'])
            found.set(place, [...(found.get(place) ?? []), toFound(record)])
          }
        }
        return ids.map((id): Outcome<{ ids: string[]; attachments: Found[] }> => {
          const attachments = found.get(id) ?? []
          return done({ ids: attachments.map((one) => one.id), attachments })
        })
      },
    ),
  cost: () => 1,
  needs: () => [{ object: 'Attachment', access: 'read', fields: ['ParentId', 'Name', 'ContentType', 'BodyLength'] }],
  examples: [
    {
      title: 'A record without any',
      given: { account: { object: 'Account', fields: { Name: 'Northwind Orchard' } } },
      input: { parentId: '$account' },
      output: { ids: [], attachments: [] },
    },
    { title: 'A text that is no id', input: { parentId: 'northwind' }, problem: 'id-malformed' },
  ],
})

function parent(given: string): string {
  const id = toId18(given)
  if (id) return id
  throw new Problem('id-malformed', {
    what: `"${given}" is not the id of a record.`,
    fix: 'Give the 15 or 18 characters as Salesforce shows them.',
    field: 'parentId',
  })
}

const soqlOf = (isParent: Soql) =>
  select({
    object: 'Attachment',
    fields: ['Id', 'ParentId', 'Name', 'ContentType', 'BodyLength'],
    where: [isParent],
    orderBy: [{ field: 'CreatedDate' }],
  })

const toFound = (record: Record<string, unknown>): Found => ({
  id: idOf(record),
  name: String(record['Name']),
  contentType: typeof record['ContentType'] === 'string' ? record['ContentType'] : null,
  size: Number(record['BodyLength']),
})
