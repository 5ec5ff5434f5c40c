/** Fetches a file from a public web address, and from nowhere else. */
import { Agent, type Dispatcher, request } from 'undici'
import { Problem } from '../../problems.ts'
import { publicLookup, refuseOwnAddress } from './public-address.ts'

const anywhere = new Agent({ connect: { timeout: 10_000 } })
const publicOnly = new Agent({ connect: { lookup: publicLookup, timeout: 10_000 } })

export interface DownloadOptions {
  /** Bytes. */
  largest: number
  /** Also addresses of our own network. */
  reachPrivate: boolean
  signal: AbortSignal
}

export interface Downloaded {
  bytes: Buffer
  /** Media type, as the server told it. */
  contentType: string | null
}

const mostRedirects = 3
const longestMs = 120_000

/**
 * The file at this address; each redirect is judged like the address itself. Throws Problem `input-invalid` when the address is
 * not public, answers something else than success, or the file is too large.
 */
export async function download(url: string, options: DownloadOptions): Promise<Downloaded> {
  let at = readUrl(url, options)
  for (let turn = 0; turn <= mostRedirects; turn++) {
    const answer = await ask(at, options)
    const next = answer.headers['location']
    if (answer.statusCode >= 300 && answer.statusCode < 400 && typeof next === 'string') {
      await answer.body.dump()
      at = readUrl(next, options, at)
      continue
    }
    if (answer.statusCode !== 200) {
      await answer.body.dump()
      throw unfit(url, `it answers ${answer.statusCode}`)
    }
    const type = answer.headers['content-type']
    return { bytes: await readUpTo(url, answer, options), contentType: typeof type === 'string' ? type : null }
  }
  throw unfit(url, 'it leads on and on')
}

/** @param from where a redirect stands: what began encrypted stays so */
function readUrl(text: string, { reachPrivate }: DownloadOptions, from?: URL): URL {
  const url = URL.parse(text, from?.href)
  const isWeb = url?.protocol === 'https:' || (url?.protocol === 'http:' && from?.protocol !== 'https:')
  if (!url || !isWeb)
    throw unfit(text, from ? `${from.href} leads to it, and it is no such address` : 'it is no web address')
  if (!reachPrivate) refuseOwnAddress(url)
  return url
}

function ask(url: URL, { reachPrivate, signal }: DownloadOptions): Promise<Dispatcher.ResponseData> {
  const dispatcher = reachPrivate ? anywhere : publicOnly
  const limit = AbortSignal.any([signal, AbortSignal.timeout(longestMs)])
  return request(url, { dispatcher, signal: limit }).catch((cause: unknown) => {
    throw cause instanceof Problem ? cause : unfit(url.href, 'nothing answers there', cause)
  })
}

async function readUpTo(url: string, answer: Dispatcher.ResponseData, { largest }: DownloadOptions): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let size = Number(answer.headers['content-length'] ?? 0) > largest ? largest + 1 : 0
  try {
    for await (const part of answer.body) {
      size += part.length
      if (size > largest) throw unfit(url, `the file is larger than ${Math.floor(largest / 1024 / 1024)} MB`)
      parts.push(part)
    }
  } catch (cause) {
    throw cause instanceof Problem ? cause : unfit(url, 'the answer broke off', cause)
  }
  return Buffer.concat(parts)
}

function unfit(url: string, why: string, cause?: unknown): Problem {
  return new Problem('input-invalid', {
    what: `No file can be read from ${url}: ${why}.`,
    fix: 'Open the address in a browser without signing in, or give the content as Base64.',
    field: 'url',
    cause,
  })
}
