/** From an Answer to node's outgoing message. */

import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { Answer, AnswerBody } from './answer.ts'
import { gzipped, gzipStream } from './compression.ts'
import { writeJson } from './double.ts'
import { pretty } from './pretty.ts'

export interface SendOptions {
  /** Indent JSON (`X-PrettyPrint: 1`). */
  pretty: boolean
  /** HEAD: headers only. */
  bodyless: boolean
  /** The client takes compressed answers. */
  gzip: boolean
}

const jsonType = 'application/json;charset=UTF-8'

/** Writes the answer and ends the response. Status 500 is called what Salesforce's server calls it [recorded]. */
export async function send(response: ServerResponse, answer: Answer, options: SendOptions): Promise<void> {
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value)
  response.setHeader('Cache-Control', 'no-cache,must-revalidate,max-age=0,no-store,private')
  response.statusCode = answer.status
  if (answer.status === 500) response.statusMessage = 'Server Error'
  if (answer.body.kind === 'stream') return sendStream(response, answer.body, options)
  const { type, content } = contentOf(answer.body, options)
  if (type) response.setHeader('Content-Type', type)
  const short = options.gzip && content !== undefined ? await gzipped(content) : undefined
  if (short) markCompressed(response)
  const sent = short ?? content
  if (sent !== undefined) response.setHeader('Content-Length', Buffer.byteLength(sent))
  response.end(options.bodyless ? undefined : sent)
}

function markCompressed(response: ServerResponse): void {
  response.setHeader('Content-Encoding', 'gzip')
  response.setHeader('Vary', 'Accept-Encoding')
}

/** Content type and bytes of a body that is held in memory. */
export function contentOf(
  body: Exclude<AnswerBody, { kind: 'stream' }>,
  options: Pick<SendOptions, 'pretty'>,
): { type?: string; content?: string | Uint8Array } {
  switch (body.kind) {
    case 'none':
      return {}
    case 'json':
      return { type: jsonType, content: options.pretty ? pretty(body.value) : writeJson(body.value) }
    case 'text':
      return { type: body.type, content: body.text }
    case 'bytes':
      return { type: body.type, content: body.bytes }
  }
}

async function sendStream(
  response: ServerResponse,
  body: Extract<AnswerBody, { kind: 'stream' }>,
  { gzip }: SendOptions,
): Promise<void> {
  response.setHeader('Content-Type', body.type)
  if (gzip) markCompressed(response)
  try {
    await (gzip ? pipeline(body.chunks, gzipStream(), response) : pipeline(body.chunks, response))
  } catch (failure) {
    // A client that leaves in the middle is its own business.
    if (!response.destroyed) throw failure
  }
}
