/** Attaches a file to a record, from a public web address or a Base64 text. */
import { z } from 'zod'
import { asProblem } from '../../problems.ts'
import { type ActionContext, defineAction, type Outcome } from '../define.ts'
import { readSource, sourceShape } from '../files/file-source.ts'
import { inLoads } from '../files/in-loads.ts'
import attachment from '../objects/Attachment.ts'
import { done, refused } from '../outcome.ts'
import { createRecords, type NewRow } from '../records/create.ts'
import { lookForCreated } from '../records/look.ts'
import { writtenOutput } from '../schema.ts'

const input = z.strictObject({
  parentId: z.string().describe('Id of the record: an account, contact, case, …'),
  ...sourceShape,
  contentType: z.string().nullish().describe('Media type, such as application/pdf'),
  description: z.string().nullish().describe('Description'),
})

type Given = z.infer<typeof input>

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_attachment.htm */
const largestFile = 25 * 1024 * 1024
/** Bytes of one call: as Base64 they grow by a third, and Salesforce takes 50 MB as a request body. */
const bytesPerCall = 25 * 1024 * 1024

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
  run: (context, inputs) =>
    inLoads(inputs, {
      bytesPerLoad: bytesPerCall,
      filesPerLoad: 1000,
      load: (given) => toRow(context, given),
      sizeOf: (row) => String(row.fields['Body']).length * 0.75,
      send: (rows) => createRecords(context, rows, attachment),
    }),
  look: (context, inputs, since, known) =>
    lookForCreated(context, inputs.map(withoutBody), { since, known, object: attachment }),
  cost: (n) => Math.ceil(n / 1000),
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
      title: 'As browsers give it',
      given: { account: { object: 'Account', fields: { Name: 'Northwind Orchard' } } },
      input: { parentId: '$account', name: 'offer.txt', content: 'data:text/plain;base64,VGhlIG9mZmVy' },
      output: { id: '<id>', created: true },
    },
    {
      title: 'An address inside our own network is out of reach',
      given: { account: { object: 'Account', fields: { Name: 'Northwind Orchard' } } },
      input: { parentId: '$account', name: 'secret.txt', url: 'http://127.0.0.1/secret' },
      problem: 'address-closed',
    },
    {
      title: 'Neither content nor address',
      input: { parentId: '001000000000001', name: 'offer.txt' },
      problem: 'input-invalid',
    },
  ],
})

async function toRow(context: ActionContext, given: Given): Promise<Outcome<NewRow>> {
  try {
    const { bytes, contentType } = await readSource(context, given, largestFile)
    const row = withoutBody({ ...given, contentType: given.contentType ?? contentType })
    return done({ ...row, fields: { ...row.fields, Body: Buffer.from(bytes).toString('base64') } })
  } catch (thrown) {
    return refused(asProblem(thrown))
  }
}

/** To look for a file its content is not needed, but the row must be complete. */
const withoutBody = ({ parentId, name, contentType, description }: Given): NewRow => ({
  object: 'Attachment',
  fields: { ParentId: parentId, Name: name, ContentType: contentType, Description: description, Body: 'AA==' },
})
