/** Lists the files shown on a record. */
import { z } from 'zod'
import { defineAction } from '../define.ts'
import { mapDone } from '../outcome.ts'
import { type Children, childrenOf } from '../records/children.ts'

const file = z.object({ id: z.string(), title: z.string(), fileType: z.string().nullable(), size: z.number() })

const document = z.object({ Title: z.string(), FileType: z.string().nullable(), ContentSize: z.number().nullable() })

const files: Children<z.infer<typeof file>> = {
  object: 'ContentDocumentLink',
  parent: 'LinkedEntityId',
  fields: ['ContentDocumentId', ...Object.keys(document.shape).map((name) => `ContentDocument.${name}`)],
  toChild(record) {
    const { Title, FileType, ContentSize } = document.parse(record['ContentDocument'])
    return { id: String(record['ContentDocumentId']), title: Title, fileType: FileType, size: ContentSize ?? 0 }
  },
}

export default defineAction({
  id: 'getFileIds',
  title: 'Get File IDs',
  describe: 'Lists the files shown on a record: an account, opportunity, case, …',
  object: 'ContentDocumentLink',
  group: 'Files',
  effect: 'read',
  input: z.strictObject({ parentId: z.string().describe('Id of the record they are shown on') }),
  output: z.object({ ids: z.array(z.string()), files: z.array(file) }),
  async run(context, inputs) {
    const found = await childrenOf(context, inputs, files)
    return mapDone(found, (some) => ({ ids: some.map(({ id }) => id), files: some }))
  },
  cost: () => 1,
  needs: () => [{ object: 'ContentDocumentLink', access: 'read', fields: ['LinkedEntityId', 'ContentDocumentId'] }],
  examples: [
    {
      title: 'One file',
      given: {
        account: { object: 'Account', fields: { Name: 'Northwind Orchard' } },
        version: {
          object: 'ContentVersion',
          fields: {
            Title: 'The offer',
            PathOnClient: 'offer.txt',
            VersionData: 'VGhlIG9mZmVy',
            FirstPublishLocationId: '$account',
          },
        },
        file: { object: 'ContentDocument', fields: { Title: 'The offer' }, exists: true },
      },
      input: { parentId: '$account' },
      output: { ids: ['$file'] },
    },
    { title: 'A text that is no id', input: { parentId: 'northwind' }, problem: 'id-malformed' },
  ],
})
