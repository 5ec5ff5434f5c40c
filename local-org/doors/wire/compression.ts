/** Compressed bodies, as Salesforce takes and gives them (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/intro_rest_compression.htm). */

import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { constants, createGunzip, createGzip, createInflate, gzip } from 'node:zlib'

/** Below this, in bytes, a compressed answer is hardly shorter. */
const worthwhile = 2048
const level = constants.Z_BEST_SPEED
const compress = promisify(gzip)

const decoders: Record<string, () => NodeJS.ReadWriteStream> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
}

/** The bytes a client meant: those that arrive, decompressed when its `Content-Encoding` says so. */
export function decoded(message: Readable, encoding: string | undefined): AsyncIterable<Buffer> {
  const decoder = decoders[encoding?.trim().toLowerCase() ?? '']
  if (!decoder) return message
  const plain = decoder()
  // A connection that breaks must end the reading, too.
  message.on('error', (failure) => plain.emit('error', failure))
  return Readable.from(message.pipe(plain))
}

/** Whether a client takes answers in gzip: `Accept-Encoding: gzip, deflate`, but not `gzip;q=0`. */
export function takesGzip(accept: string | undefined): boolean {
  return accept !== undefined && /(?:^|[\s,])(?:x-)?gzip\s*(?:,|$|;(?!\s*q=0(?:\.0*)?\s*(?:,|$)))/i.test(accept)
}

/** The content in gzip; undefined when that is not worthwhile. */
export async function gzipped(content: string | Uint8Array): Promise<Buffer | undefined> {
  return content.length < worthwhile ? undefined : await compress(content, { level })
}

/** What compresses a stream on its way. */
export function gzipStream(): ReturnType<typeof createGzip> {
  return createGzip({ level })
}
