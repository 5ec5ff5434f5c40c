/** Uploads files as ContentVersions: as many in one call as Salesforce takes, one by one where an org takes no more. */
import { z } from 'zod'
import { Problem } from '../../problems.ts'
import { checked } from '../answers.ts'
import type { Caller } from '../call.ts'
import { callTogether, type RowAnswer } from '../collections/together.ts'
import type { FieldValues, RowResult } from '../records.ts'
import { rowProblem } from '../refusals/index.ts'
import type { RestCall } from '../salesforce.ts'
import type { FileUpload } from './file.ts'
import { multipart, sizeOf } from './multipart.ts'

const filesPerCall = 200
const bytesPerCall = 500_000_000
const object = 'ContentVersion'
const blobField = 'VersionData'
/** Uploads may be slow; nothing is slower than this. */
const slowestBytesPerMs = 50

/** One result each, in order. Never throws: what stops a call is the Problem of each of its files. */
export async function upload(caller: Caller, files: FileUpload[]): Promise<RowResult[]> {
  const results: RowResult[] = []
  for (const some of loads(files)) results.push(...(await uploadTogether(caller, some)))
  return results
}

/** At most 200 files and 500 MB together; a larger file goes alone. */
function loads(files: FileUpload[]): FileUpload[][] {
  const cut: FileUpload[][] = []
  let bytes = Number.POSITIVE_INFINITY
  for (const file of files) {
    const open = cut.at(-1)
    bytes += sizeOf(file)
    if (open && open.length < filesPerCall && bytes <= bytesPerCall) open.push(file)
    else {
      cut.push([file])
      bytes = sizeOf(file)
    }
  }
  return cut
}

async function uploadTogether(caller: Caller, files: FileUpload[]): Promise<RowResult[]> {
  const [only] = files
  if (only && files.length === 1) return [await uploadOne(caller, only)]
  const [outcome] = await callTogether(caller, [collectionCall(files)])
  if (outcome instanceof Problem) {
    return isUnknownHere(outcome) ? uploadEach(caller, files) : files.map(() => ({ ok: false, problem: outcome }))
  }
  return files.map((file, n) => resultOf(file, outcome?.[n]))
}

/** A door that takes no files in collections says so in one of these ways, and has done nothing. */
function isUnknownHere({ details }: Problem): boolean {
  const { httpStatus = 0, errorCode = '' } = details.salesforce ?? {}
  return [404, 405, 413, 415].includes(httpStatus) || (httpStatus === 400 && /MULTIPART|JSON_PARSER/.test(errorCode))
}

async function uploadEach(caller: Caller, files: FileUpload[]): Promise<RowResult[]> {
  const results: RowResult[] = []
  for (const file of files) results.push(await uploadOne(caller, file))
  return results
}

async function uploadOne(caller: Caller, file: FileUpload): Promise<RowResult> {
  try {
    const { body } = await caller.call(singleCall(file))
    return { ok: true, id: checked(made, body, 'an upload').id, created: true }
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown
    return { ok: false, problem: thrown }
  }
}

const made = z.object({ id: z.string() })

function collectionCall(files: FileUpload[]): RestCall {
  const parts = files.map((file, n) => ({ name: `file${n}`, file }))
  const records = parts.map(({ name, file }) => {
    const attributes = { type: object, binaryPartName: name, binaryPartNameAlias: blobField }
    return { attributes, ...fieldsOf(file) }
  })
  const call = multipart('collection', { allOrNone: false, records }, parts)
  return { method: 'POST', path: '/composite/sobjects', write: true, timeoutMs: timeFor(files), ...call }
}

function singleCall(file: FileUpload): RestCall {
  const call = multipart('entity_content', fieldsOf(file), [{ name: blobField, file }])
  return { method: 'POST', path: `/sobjects/${object}`, write: true, timeoutMs: timeFor([file]), ...call }
}

function fieldsOf({ name, title = name, parentId, fields }: FileUpload): FieldValues {
  return { Title: title, PathOnClient: name, ...(parentId && { FirstPublishLocationId: parentId }), ...fields }
}

function timeFor(files: FileUpload[]): number {
  return files.reduce((ms, file) => ms + Math.ceil(sizeOf(file) / slowestBytesPerMs), 120_000)
}

function resultOf(file: FileUpload, answer: RowAnswer | undefined): RowResult {
  if (answer?.success && answer.id) return { ok: true, id: answer.id, created: true }
  return { ok: false, problem: rowProblem(answer?.errors ?? [], { object, values: fieldsOf(file) }) }
}
