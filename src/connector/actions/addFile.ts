/** Uploads a file, from a public web address or a Base64 text, and shows it on a record. */
import { z } from 'zod'
import { asProblem } from '../../problems.ts'
import { type FileUpload, soql } from '../../salesforce/index.ts'
import { type ActionContext, defineAction, type Outcome } from '../define.ts'
import { readSource, sourceShape } from '../files/file-source.ts'
import { inLoads } from '../files/in-loads.ts'
import { toId18 } from '../ids.ts'
import { done, refused, sendPassed } from '../outcome.ts'
import type { NewRow } from '../records/create.ts'
import { lookForCreated } from '../records/look.ts'
import { readAll } from '../records/read-all.ts'
import { recordId } from '../records/record-id.ts'
import { idOf } from '../records/row.ts'
import { distinct, isAmong, select } from '../soql.ts'

const input = z.strictObject({
  ...sourceShape,
  parentId: z.string().nullish().describe('Id of a record to show it on: an account, opportunity, case, …'),
  title: z.string().nullish().describe('Title; left out, the name'),
  description: z.string().nullish().describe('Description'),
})

type Given = z.infer<typeof input>

const output = z.object({
  id: z.string().describe('Id of the file (ContentDocument)'),
  versionId: z.string().describe('Id of its first version (ContentVersion)'),
  created: z.literal(true),
})

type Added = z.infer<typeof output>

/** Salesforce takes 2 GB; a workflow holds its files in memory. */
const largestFile = 100 * 1024 * 1024
const bytesPerLoad = 200 * 1024 * 1024

export default defineAction({
  id: 'addFile',
  title: 'Add File',
  describe: 'Uploads a file from a public web address or from Base64 and shows it on a record. 200 files to a call.',
  object: 'ContentVersion',
  group: 'Files',
  effect: 'create',
  writeClass: 'E2',
  input,
  output,
  async run(context, inputs) {
    const versions = await inLoads(inputs, {
      bytesPerLoad,
      filesPerLoad: 1000,
      load: (given) => toUpload(context, given),
      sizeOf: ({ content }) => (content instanceof Uint8Array ? content.length : content.size),
      send: (files) => send(context, files),
    })
    return sendPassed(versions, (ids) => withDocuments(context, ids))
  },
  async look(context, inputs, since, known) {
    const found = await lookForCreated(context, inputs.map(toRow), { since, known })
    const ids = found.flatMap((one) => one?.id ?? [])
    const documents = ids.length ? await documentsOf(context, ids) : new Map<string, string>()
    return found.map((one) => (one ? added(one.id, documents) : null))
  },
  cost: (n) => Math.ceil(n / 200) + 1,
  needs: () => [
    { object: 'ContentVersion', access: 'create', fields: ['Title', 'PathOnClient', 'VersionData', 'Description'] },
  ],
  examples: [
    {
      title: 'Onto an account',
      given: { account: { object: 'Account', fields: { Name: 'Northwind Orchard' } } },
      input: { parentId: '$account', name: 'offer.txt', content: 'VGhlIG9mZmVy' },
      output: { id: '<id>', versionId: '<id>', created: true },
    },
    { title: 'On its own', input: { name: 'offer.txt', content: 'VGhlIG9mZmVy' }, output: { created: true } },
    {
      title: 'An address inside our own network is out of reach',
      input: { name: 'secret.txt', url: 'http://169.254.169.254/latest' },
      problem: 'address-closed',
    },
    { title: 'No Base64', input: { name: 'offer.txt', content: 'The offer!' }, problem: 'input-invalid' },
    {
      title: 'A record that cannot be',
      input: { name: 'offer.txt', content: 'VGhlIG9mZmVy', parentId: 'northwind' },
      problem: 'id-malformed',
    },
  ],
})

async function toUpload(context: ActionContext, given: Given): Promise<Outcome<FileUpload>> {
  const { name, title, description, parentId } = given
  try {
    const parent = parentId ? recordId({ name: 'Record', label: 'any object', keyPrefix: null }, parentId) : null
    const { bytes } = await readSource(context, given, largestFile)
    return done({
      name,
      content: bytes,
      ...(title ? { title } : {}),
      ...(parent ? { parentId: parent } : {}),
      ...(description ? { fields: { Description: description } } : {}),
    })
  } catch (thrown) {
    return refused(asProblem(thrown))
  }
}

async function send(context: ActionContext, files: FileUpload[]): Promise<Outcome<string>[]> {
  const results = await context.salesforce.uploadFiles(files)
  return results.map((result) => (result.ok ? done(result.id) : refused(result.problem)))
}

async function withDocuments(context: ActionContext, ids: string[]): Promise<Outcome<Added>[]> {
  const documents = await documentsOf(context, ids)
  return ids.map((id) => done(added(id, documents)))
}

const added = (versionId: string, documents: Map<string, string>): Added => ({
  id: documents.get(versionId) ?? '',
  versionId,
  created: true,
})

/** Salesforce makes the document with the first version and tells only of the version. */
async function documentsOf(context: ActionContext, ids: string[]): Promise<Map<string, string>> {
  const soqls = isAmong('Id', distinct(ids.map((id) => soql`${id}`))).map((some) =>
    select({ object: 'ContentVersion', fields: ['Id', 'ContentDocumentId'], where: [some] }),
  )
  const records = (await readAll(context, soqls)).flatMap((answer) => {
    if (!answer.ok) throw answer.problem
    return answer.value.records
  })
  return new Map(records.map((record) => [idOf(record), String(record['ContentDocumentId'])]))
}

/** What tells our file from others after a lost answer. */
const toRow = ({ name, title, parentId }: Given): NewRow => ({
  object: 'ContentVersion',
  fields: {
    Title: title ?? name,
    PathOnClient: name,
    FirstPublishLocationId: parentId ? (toId18(parentId) ?? parentId) : null,
  },
})
