/** Fetches the content of a file. */
import { z } from 'zod'
import { Problem } from '../../problems.ts'
import { type FieldValues, soql } from '../../salesforce/index.ts'
import { type ActionContext, defineAction, type Outcome } from '../define.ts'
import { readBlob } from '../files/read-blob.ts'
import { toId18 } from '../ids.ts'
import { attempt, done, refused, sendPassed } from '../outcome.ts'
import { readAll } from '../records/read-all.ts'
import { idOf } from '../records/row.ts'
import { distinct, isAmong, select } from '../soql.ts'

const output = z.object({
  id: z.string().describe('Id of the file (ContentDocument)'),
  versionId: z.string(),
  name: z.string().describe('File name'),
  title: z.string(),
  size: z.number().describe('Bytes'),
  content: z.string().describe('Base64'),
})

type Content = z.infer<typeof output>

export default defineAction({
  id: 'getFileContent',
  title: 'Get File Content',
  describe: 'Fetches a file by its ID, or one version of it, and returns its content as Base64.',
  object: 'ContentVersion',
  group: 'Files',
  effect: 'read',
  input: z.strictObject({ id: z.string().describe('Id of the file (069…) or of a version of it (068…)') }),
  output,
  async run(context, inputs) {
    const ids = inputs.map(({ id }) => attempt(() => fileId(id)))
    return sendPassed(ids, async (passed) => {
      const versions = await versionsOf(context, passed)
      const known = passed.map((id): Outcome<FieldValues> => {
        const version = versions.get(id)
        return version ? done(version) : refused(notFound(id))
      })
      return sendPassed(known, (found) => Promise.all(found.map((version) => withContent(context, version))))
    })
  },
  cost: (n) => Math.ceil(n / 400) + n,
  needs: () => [{ object: 'ContentVersion', access: 'read', fields: ['Title', 'PathOnClient', 'VersionData'] }],
  examples: [
    {
      title: 'By a version',
      given: {
        version: {
          object: 'ContentVersion',
          fields: { Title: 'The offer', PathOnClient: 'offer.txt', VersionData: 'VGhlIG9mZmVy' },
        },
      },
      input: { id: '$version' },
      output: { name: 'offer.txt', title: 'The offer', size: 9, content: 'VGhlIG9mZmVy' },
    },
    {
      title: 'By the file',
      given: {
        version: {
          object: 'ContentVersion',
          fields: { Title: 'The very offer', PathOnClient: 'offer.txt', VersionData: 'VGhlIG9mZmVy' },
        },
        file: { object: 'ContentDocument', fields: { Title: 'The very offer' }, exists: true },
      },
      input: { id: '$file' },
      output: { id: '<id>', versionId: '<id>', content: 'VGhlIG9mZmVy' },
    },
    { title: 'One that is not there', input: { id: '068000000000ZZZ' }, problem: 'record-not-found' },
    { title: 'Something else', input: { id: '001000000000001' }, problem: 'id-malformed' },
  ],
})

function fileId(given: string): string {
  const id = toId18(given.trim())
  if (id && /^06[89]/.test(id)) return id
  throw new Problem('id-malformed', {
    what: `"${given}" is not the id of a file or of a version of one.`,
    fix: 'Give an id that begins with 069 or 068.',
    field: 'id',
  })
}

/** The asked version, or the latest one of the asked file. */
async function versionsOf(context: ActionContext, ids: string[]): Promise<Map<string, FieldValues>> {
  const literals = (prefix: string) => distinct(ids.filter((id) => id.startsWith(prefix)).map((id) => soql`${id}`))
  const latest = soql`IsLatest = ${true}`
  const conditions = [
    ...isAmong('Id', literals('068')).map((one) => [one]),
    ...isAmong('ContentDocumentId', literals('069')).map((one) => [one, latest]),
  ]
  const fields = ['Id', 'ContentDocumentId', 'Title', 'PathOnClient', 'IsLatest']
  const soqls = conditions.map((where) => select({ object: 'ContentVersion', fields, where }))
  const found = new Map<string, FieldValues>()
  for (const answer of await readAll(context, soqls)) {
    if (!answer.ok) throw answer.problem
    for (const record of answer.value.records) {
      found.set(idOf(record), record)
      if (record['IsLatest'] === true) found.set(String(record['ContentDocumentId']), record)
    }
  }
  return found
}

async function withContent(context: ActionContext, version: FieldValues): Promise<Outcome<Content>> {
  const blob = await readBlob(context, 'ContentVersion', idOf(version), 'VersionData')
  if (!blob.ok) return blob
  const { content, size } = blob.value
  const title = String(version['Title'])
  return done({
    id: String(version['ContentDocumentId']),
    versionId: idOf(version),
    name: String(version['PathOnClient'] ?? title),
    title,
    size,
    content,
  })
}

function notFound(id: string): Problem {
  return new Problem('record-not-found', {
    what: `The file ${id} does not exist, is deleted, or is not shared with the connected user.`,
    fix: 'Check where the id comes from.',
    object: 'ContentDocument',
    recordId: id,
  })
}
