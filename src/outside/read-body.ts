/** Reads an answer's body unpacked, and no more of it than was allowed: a small packed body can hold gigabytes. */
import type { Readable, Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { tooLarge } from './refusals.ts'

/** What we say we can unpack. */
export const encodings = 'gzip, deflate, br'

const unpackers: Record<string, () => Transform> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

/** Throws Problem `answer-too-large`. */
export async function readBody(body: Readable, encoding: string, url: string, mostBytes: number): Promise<Buffer> {
  const unpack = unpackers[encoding.trim().toLowerCase()]
  const stream = unpack ? body.pipe(unpack()) : body
  // An error of the source does not travel through a pipe by itself.
  if (stream !== body) body.once('error', (error) => stream.destroy(error))
  const parts: Buffer[] = []
  let size = 0
  try {
    for await (const part of stream as AsyncIterable<Buffer>) {
      size += part.length
      if (size > mostBytes) throw tooLarge(url, mostBytes)
      parts.push(part)
    }
  } finally {
    // The source first: what was piped from it must not keep its connection.
    body.on('error', () => undefined).destroy()
    stream.destroy()
  }
  return Buffer.concat(parts)
}
