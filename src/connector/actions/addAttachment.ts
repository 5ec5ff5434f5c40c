/** Attaches a file to a record, from a public web address or a Base64 text. */
import { z } from 'zod'
import { asProblem, Problem } from '../../problems.ts'
import { type ActionContext, defineAction, type Outcome } from '../define.ts'
import { download } from '../download.ts'
import attachment from '../objects/Attachment.ts'
import { done, refused, sendPassed } from '../outcome.ts'
import { createRecords, type NewRow, type Written } from '../records/create.ts'
import { lookForCreated } from '../records/look.ts'
import { writtenOutput } from '../schema.ts'

const input = z.strictObject({
  parentId: z.string().describe('Id of the record: an account, contact, case, …'),
  name: z.string().min(1).describe('File name'),
  content: z.string().nullish().describe('Content as Base64'),
  url: z.string().nullish().describe('Public web address of the file, instead of content'),
  contentType: z.string().nullish().describe('Media type, such as application/pdf'),
  description: z.string().nullish().describe('Description'),
})

type Given = z.infer<typeof input>

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_attachment.htm */
const largestFile = 25 * 1024 * 1024
/** Of one call, in characters of Base64: what Salesforce takes as a request body, with room to spare. */
const largestCall = 30 * 1024 * 1024

export default defineAction({
  id: 'addAttachment',
  title: 'Add Attachment',
  describe: 'Attaches a file to a record, from a public web address or from Base64. 25 MB at most.',
  object: 'Attachment',
  group: 'Attachments',
  effect: 'create',
  writeClass: 'E2',
  input,
  output: writtenOutput,
  run: async (context, inputs) =>
    sendPassed(await Promise.all(inputs.map(toRow)), (rows) => createInParts(context, rows)),
  look: (context, inputs, since, known) => lookForCreated(context, inputs.map(withoutBody), since, known, attachment),
  cost: (n) => Math.ceil(n / 200),
  needs: () => [
    { object: 'Attachment', access: 'create', fields: ['ParentId', 'Name', 'Body', 'ContentType', 'Description'] },
  ],
  examples: [
    {
      title: 'From Base64',
      given: { account: { object: 'Account', fields: { Name: 'Northwind Orchard' } } },
      input: { parentId: '$account', name: 'offer.txt', content: 'VGhlIG9mZmVy', contentType: 'text/plain' },
      output: { id: '<id>', created: true },
    },
    {
      title: 'An address inside our own network is out of reach',
      given: { account: { object: 'Account', fields: { Name: 'Northwind Orchard' } } },
      input: { parentId: '$account', name: 'secret.txt', url: 'http://127.0.0.1/secret' },
      problem: 'input-invalid',
    },
    {
      title: 'Neither content nor address',
      input: { parentId: '001000000000001', name: 'offer.txt' },
      problem: 'input-invalid',
    },
  ],
})

async function toRow(given: Given): Promise<Outcome<NewRow>> {
  try {
    const { body, contentType } = await contentOf(given)
    const row = withoutBody({ ...given, contentType: given.contentType ?? contentType })
    return done({ ...row, fields: { ...row.fields, Body: body } })
  } catch (thrown) {
    return refused(asProblem(thrown))
  }
}

/** To look for a file its content is not needed, but the row must be complete. */
const withoutBody = ({ parentId, name, contentType, description }: Given): NewRow => ({
  object: 'Attachment',
  fields: { ParentId: parentId, Name: name, ContentType: contentType, Description: description, Body: 'AA==' },
})

async function contentOf({ content, url }: Given): Promise<{ body: string; contentType: string | null }> {
  if (Boolean(content) === Boolean(url)) throw wrong('Give either content or url.', 'Give one of the two.')
  if (url) {
    const { bytes, contentType } = await download(url, largestFile)
    return { body: bytes.toString('base64'), contentType }
  }
  const body = (content ?? '').replace(/\s/g, '')
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(body)) {
    throw wrong('The content is not Base64.', 'Encode the bytes of the file as Base64.')
  }
  if (body.length * 0.75 > largestFile) throw wrong('The file is larger than 25 MB.', 'Store it as a file instead.')
  return { body, contentType: null }
}

const wrong = (what: string, fix: string) => new Problem('input-invalid', { what, fix, field: 'content' })

/** As many in one call as its size allows. */
async function createInParts(context: ActionContext, rows: NewRow[]): Promise<Outcome<Written>[]> {
  const results: Outcome<Written>[] = []
  let part: NewRow[] = []
  let size = 0
  for (const row of rows) {
    const length = String(row.fields['Body']).length
    if (part.length > 0 && size + length > largestCall) {
      results.push(...(await createRecords(context, part, attachment)))
      part = []
      size = 0
    }
    part.push(row)
    size += length
  }
  return part.length ? [...results, ...(await createRecords(context, part, attachment))] : results
}
