/** Fetches an attachment with its content. */
import { z } from 'zod'
import { asProblem, type Problem } from '../../problems.ts'
import { type ActionContext, defineAction, type Outcome } from '../define.ts'
import { done, refused, sendPassed } from '../outcome.ts'
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
    const fields = ['Name', 'ContentType', 'BodyLength']
    const rows = await getRecords(
      context,
      inputs.map(({ id }) => ({ object: 'Attachment', id, fields })),
    )
    return sendPassed(rows, (passed) => Promise.all(passed.map((row) => withContent(context, row))))
  },
  cost: (n) => Math.ceil(n / 2000) + n,
  needs: () => [{ object: 'Attachment', access: 'read', fields: ['Name', 'ContentType', 'BodyLength', 'Body'] }],
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

/** https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_blob_retrieve.htm */
async function withContent(context: ActionContext, { id, record }: Got): Promise<Outcome<Content>> {
  try {
    const { body } = await context.salesforce.call({ method: 'GET', path: `/sobjects/Attachment/${id}/Body` })
    const type = record['ContentType']
    return done({
      id,
      name: String(record['Name']),
      contentType: typeof type === 'string' ? type : null,
      size: Number(record['BodyLength']),
      content: bytesOf(body).toString('base64'),
    })
  } catch (thrown) {
    const problem: Problem = asProblem(thrown)
    if (problem.then !== 'stop' || problem.code === 'bug') throw thrown
    return refused(problem)
  }
}

/** The client reads by media type: text files come as text, JSON files as values. */
function bytesOf(body: unknown): Buffer {
  if (body instanceof Uint8Array) return Buffer.from(body)
  if (typeof body === 'string') return Buffer.from(body)
  return body === null ? Buffer.alloc(0) : Buffer.from(JSON.stringify(body))
}
