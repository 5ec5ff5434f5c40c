/** Fetches the content of an attachment. */
import { z } from 'zod'
import { type ActionContext, defineAction, type Outcome } from '../define.ts'
import { readBlob } from '../files/read-blob.ts'
import { done, sendPassed } from '../outcome.ts'
import { type Got, getRecords } from '../records/get.ts'
import { idInput } from '../schema.ts'

const output = z.object({
  id: z.string(),
  name: z.string(),
  contentType: z.string().nullable(),
  size: z.number().describe('Bytes'),
  content: z.string().describe('Base64'),
})

type Content = z.infer<typeof output>

export default defineAction({
  id: 'getAttachmentContent',
  title: 'Get Attachment Content',
  describe: 'Fetches an attachment by its ID and returns its content as Base64.',
  object: 'Attachment',
  group: 'Attachments',
  effect: 'read',
  input: z.strictObject({ id: idInput('attachment') }),
  output,
  async run(context, inputs) {
    const fields = ['Name', 'ContentType']
    const rows = await getRecords(
      context,
      inputs.map(({ id }) => ({ object: 'Attachment', id, fields })),
    )
    return sendPassed(rows, (passed) => Promise.all(passed.map((row) => withContent(context, row))))
  },
  cost: (n) => Math.ceil(n / 2000) + n,
  needs: () => [{ object: 'Attachment', access: 'read', fields: ['Name', 'ContentType', 'Body'] }],
  examples: [
    {
      title: 'A small text',
      given: {
        account: { object: 'Account', fields: { Name: 'Northwind Orchard' } },
        file: { object: 'Attachment', fields: { ParentId: '$account', Name: 'offer.txt', Body: 'VGhlIG9mZmVy' } },
      },
      input: { id: '$file' },
      output: { name: 'offer.txt', size: 9, content: 'VGhlIG9mZmVy' },
    },
    { title: 'One that is not there', input: { id: '00P000000000ZZZ' }, problem: 'record-not-found' },
  ],
})

async function withContent(context: ActionContext, { id, record }: Got): Promise<Outcome<Content>> {
  const blob = await readBlob(context, 'Attachment', id, 'Body')
  if (!blob.ok) return blob
  const { content, size } = blob.value
  const type = record['ContentType']
  return done({ id, name: String(record['Name']), contentType: typeof type === 'string' ? type : null, size, content })
}
