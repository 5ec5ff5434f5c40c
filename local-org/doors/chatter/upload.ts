/** What is sent to Chatter: JSON, a form of several parts with the bytes of a file beside it, or words in the address. */

import type { Row } from '../../org/index.ts'
import { readMultipart } from '../rows/multipart.ts'
import { type Call, isObject, parseJson, payloadObject } from '../wire/index.ts'
import { make } from './make.ts'

export interface Sent {
  /** Members of the JSON part, and texts of other parts by their names. */
  input: Record<string, unknown>
  file?: { name: string; content: Buffer }
}

export function readSent(call: Call): Sent {
  const type = call.headers['content-type'] ?? ''
  const text = call.query.get('text')
  if (text !== null && call.value === undefined && call.body.length === 0) return { input: fromAddress(call, text) }
  if (!type.startsWith('multipart/')) return { input: payloadObject(call) }
  const sent: Sent = { input: {} }
  for (const part of readMultipart(call.body, type)) {
    const text = () => part.content.toString('utf8')
    const isJson = part.filename === undefined && (part.type.startsWith('application/json') || part.name === 'json')
    const value = isJson ? parseJson(text()) : undefined
    if (isObject(value)) Object.assign(sent.input, value)
    else if (part.filename !== undefined) sent.file = { name: part.filename, content: part.content }
    else sent.input[part.name] = text()
  }
  return sent
}

/** POST …?feedElementType=FeedItem&subjectId=…&text=…: what a plain post needs may stand in the address. */
function fromAddress(call: Call, text: string): Record<string, unknown> {
  return { ...Object.fromEntries(call.query), body: { messageSegments: [{ type: 'Text', text }] } }
}

/** Keeps the bytes as a file of the caller: its first version. */
export function keepFile(
  call: Call,
  { name, content }: { name: string; content: Buffer },
  about: Record<string, unknown>,
): Row {
  const { title, description = about['desc'] } = about
  // A file nobody gave a title has its whole name for one [recorded of uploads].
  const called = typeof title === 'string' && title !== '' ? title : name
  return make(call, 'ContentVersion', {
    PathOnClient: name || called || 'file',
    VersionData: content.toString('base64'),
    ...(called === '' ? {} : { Title: called }),
    ...(typeof description === 'string' ? { Description: description } : {}),
  })
}
