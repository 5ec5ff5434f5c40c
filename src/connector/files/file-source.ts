/** Where the bytes of a file come from: Base64, or a public web address. */
import { z } from 'zod'
import { Problem } from '../../problems.ts'
import type { ActionContext } from '../define.ts'

export const sourceShape = {
  name: z.string().min(1).describe('File name, with its ending'),
  content: z.string().nullish().describe('Content as Base64, or as a data: address'),
  url: z.string().nullish().describe('Public web address of the file, instead of content'),
}

export interface FileSource {
  content?: string | null | undefined
  url?: string | null | undefined
}

export interface FileBytes {
  bytes: Uint8Array
  /** Media type, as the web server or the content itself told it. */
  contentType: string | null
}

/**
 * Throws Problem `input-invalid`: both or neither given, no Base64, larger than `largest` bytes; and what the outside throws, such
 * as `address-closed`.
 */
export async function readSource(context: ActionContext, source: FileSource, largest: number): Promise<FileBytes> {
  const { content, url } = source
  if (Boolean(content) === Boolean(url))
    throw unfit(
      content || url ? 'Both content and url are given.' : 'There is neither content nor url.',
      'Give one of the two.',
    )
  if (url) return fetchOutside(context, url, largest)
  const [start = '', contentType = null] = dataAddress.exec(content ?? '') ?? []
  return { bytes: readBase64((content ?? '').slice(start.length), largest), contentType }
}

const longestMs = 120_000

async function fetchOutside({ outside, signal }: ActionContext, url: string, mostBytes: number): Promise<FileBytes> {
  const answer = await outside.fetch({ url, mostBytes, timeoutMs: longestMs, signal })
  if (answer.status === 200) return { bytes: answer.body, contentType: answer.headers['content-type'] ?? null }
  throw new Problem('input-invalid', {
    what: `No file can be read from ${url}: it answers ${answer.status}.`,
    fix: 'Open the address in a browser without signing in, or give the content as Base64.',
    field: 'url',
  })
}

/** What browsers put before Base64: `data:text/plain;base64,`. */
const dataAddress = /^data:([\w.+-]+\/[\w.+-]+)?(?:;[\w=.-]+)*;base64,/i
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

function readBase64(content: string, largest: number): Uint8Array {
  const body = content.replace(/\s/g, '')
  if (!base64.test(body)) throw unfit('The content is not Base64.', 'Encode the bytes of the file as Base64.')
  const bytes = Buffer.from(body, 'base64')
  if (bytes.length > largest) {
    throw unfit(`The file is larger than ${Math.floor(largest / 1024 / 1024)} MB.`, 'Send a smaller file.')
  }
  return bytes
}

const unfit = (what: string, fix: string) => new Problem('input-invalid', { what, fix, field: 'content' })
