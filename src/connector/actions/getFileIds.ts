/** Lists the files shown on a record. */
import { z } from 'zod'
import { soql } from '../../salesforce/index.ts'
import { defineAction, type Outcome } from '../define.ts'
import { attempt, done, sendPassed } from '../outcome.ts'
import { readAll } from '../records/read-all.ts'
import { recordId } from '../records/record-id.ts'
import { distinct, isAmong, select } from '../soql.ts'

const file = z.object({ id: z.string(), title: z.string(), fileType: z.string().nullable(), size: z.number() })
type Found = z.infer<typeof file>

const fields = ['LinkedEntityId', 'ContentDocumentId', 'ContentDocument.Title', 'ContentDocument.FileType']

export default defineAction({
  id: 'getFileIds',
  title: 'Get File IDs',
  describe: 'Lists the files shown on a record: an account, opportunity, case, …',
  object: 'ContentDocumentLink',
  group: 'Files',
  effect: 'read',
  input: z.strictObject({ parentId: z.string().describe('Id of the record they are shown on') }),
  output: z.object({ ids: z.array(z.string()), files: z.array(file) }),
  run: (context, inputs) => {
    const anyRecord = { name: 'Record', label: 'any object', keyPrefix: null }
    const parents = inputs.map(({ parentId }) => attempt(() => recordId(anyRecord, parentId)))
    return sendPassed(parents, async (ids) => {
      const soqls = isAmong('LinkedEntityId', distinct(ids.map((id) => soql`${id}`))).map((some) =>
        select({ object: 'ContentDocumentLink', fields: [...fields, 'ContentDocument.ContentSize'], where: [some] }),
      )
      const found = new Map<string, Found[]>()
      for (const answer of await readAll(context, soqls)) {
        if (!answer.ok) return ids.map(() => answer)
        for (const record of answer.value.records) {
          const place = String(record['LinkedEntityId'])
          found.set(place, [...(found.get(place) ?? []), toFound(record)])
        }
      }
      return ids.map((id): Outcome<{ ids: string[]; files: Found[] }> => {
        const files = found.get(id) ?? []
        return done({ ids: files.map((one) => one.id), files })
      })
    })
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

const childOf = z.object({ Title: z.string(), FileType: z.string().nullable(), ContentSize: z.number().nullable() })

function toFound(record: Record<string, unknown>): Found {
  const { Title, FileType, ContentSize } = childOf.parse(record['ContentDocument'])
  return { id: String(record['ContentDocumentId']), title: Title, fileType: FileType, size: ContentSize ?? 0 }
}
