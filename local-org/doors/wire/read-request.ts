/** From node's incoming message to a Request. */

import type { IncomingMessage } from 'node:http'
import { OrgError } from '../../org/index.ts'
import type { Request } from './call.ts'
import { clientName } from './call-headers.ts'
import { decoded } from './compression.ts'
import { readTarget, splitFormat } from './path.ts'

/** Largest body that is held in memory: base64 file uploads of Salesforce's REST API end at 50 MB. */
const maxBodyBytes = 64 * 1024 * 1024

/** The request without its body. */
export function readHead(message: IncomingMessage): Request {
  const headers = headersOf(message)
  const scheme = 'encrypted' in message.socket ? 'https' : 'http'
  const target = readTarget(message.url ?? '/')
  const { path, format } = splitFormat(target.path)
  if (format) headers['accept'] = `application/${format}`
  return {
    method: message.method ?? 'GET',
    path,
    query: target.query,
    headers,
    body: Buffer.alloc(0),
    origin: `${scheme}://${headers['host'] ?? 'localhost'}`,
    remote: message.socket.remoteAddress ?? '',
    tally: { apiCalls: 0, rows: 0, client: clientName(headers) },
  }
}

function headersOf(message: IncomingMessage): Record<string, string | undefined> {
  const headers: Record<string, string | undefined> = {}
  for (const [name, value] of Object.entries(message.headers)) {
    headers[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return headers
}

/** The body as it arrives, decompressed when the client compressed it. */
export function bodyChunks(message: IncomingMessage): AsyncIterable<Buffer> {
  return decoded(message, message.headers['content-encoding'])
}

/** The whole body. Throws OrgError REQUEST_TOO_LARGE (413), and JSON_PARSER_ERROR for what says it is compressed and is not [K: the words]. */
export async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of bodyChunks(message)) {
      chunks.push(chunk)
      size += chunk.length
      if (size > maxBodyBytes) throw tooLarge()
    }
  } catch (failure) {
    throw isOfZlib(failure) ? new OrgError('JSON_PARSER_ERROR', 'The compressed request body cannot be read.') : failure
  }
  return Buffer.concat(chunks, size)
}

function tooLarge(): OrgError {
  return new OrgError('REQUEST_TOO_LARGE', 'The request body is too large.', { status: 413 })
}

function isOfZlib(failure: unknown): boolean {
  return failure instanceof Error && 'code' in failure && /^Z_/.test(String(failure.code))
}
