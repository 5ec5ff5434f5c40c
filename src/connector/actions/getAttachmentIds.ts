/** Lists the attachments of a record. */
import { z } from 'zod'
import { defineAction } from '../define.ts'
import { mapDone } from '../outcome.ts'
import { type Children, childrenOf } from '../records/children.ts'
import { idOf } from '../records/row.ts'

const attachment = z.object({ id: z.string(), name: z.string(), contentType: z.string().nullable(), size: z.number() })

const attachments: Children<z.infer<typeof attachment>> = {
  object: 'Attachment',
  parent: 'ParentId',
  fields: ['Id', 'Name', 'ContentType', 'BodyLength'],
  orderBy: [{ field: 'CreatedDate' }],
  toChild: (record) => ({
    id: idOf(record),
    name: String(record['Name']),
    contentType: typeof record['ContentType'] === 'string' ? record['ContentType'] : null,
    size: Number(record['BodyLength']),
  }),
}

export default defineAction({
  id: 'getAttachmentIds',
  title: 'Get Attachment IDs',
  describe: 'Lists the attachments of a record: an account, contact, case, …',
  object: 'Attachment',
  group: 'Attachments',
  effect: 'read',
  input: z.strictObject({ parentId: z.string().describe('Id of the record they belong to') }),
  output: z.object({ ids: z.array(z.string()), attachments: z.array(attachment) }),
  async run(context, inputs) {
    const found = await childrenOf(context, inputs, attachments)
    return mapDone(found, (some) => ({ ids: some.map(({ id }) => id), attachments: some }))
  },
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
