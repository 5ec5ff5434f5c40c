/** The text of a post or comment: segments in, plain text kept, segments out (https://developer.salesforce.com/docs/atlas.en-us.chatterapi.meta/chatterapi/connect_requests_message_body_input.htm). */

import { OrgError } from '../../org/index.ts'
import { nameOf, objectOf } from '../rows/index.ts'
import { type Call, isObject } from '../wire/index.ts'
import { userOf } from './person.ts'

type Segment = Record<string, unknown>

/** What each kind of segment says. */
const texts: Record<string, (call: Call, segment: Segment) => string> = {
  text: (_, { text }) => String(text ?? ''),
  link: (_, { url }) => String(url ?? ''),
  hashtag: (_, { tag }) => `#${tag}`,
  mention: (call, { id }) => `@${nameOf(objectOf(call, 'User'), userOf(call, String(id)))}`,
  entitylink: (_, { entityId }) => String(entityId ?? ''),
  markupbegin: () => '',
  markupend: () => '',
}

/** The plain text of a `body` member. Throws OrgError MISSING_ARGUMENT without segments. */
export function messageText(call: Call, body: unknown): string {
  const segments = isObject(body) ? body['messageSegments'] : undefined
  if (!Array.isArray(segments)) throw new OrgError('MISSING_ARGUMENT', 'Specify at least one message segment.')
  return segments.map((segment) => segmentText(call, isObject(segment) ? segment : {})).join('')
}

function segmentText(call: Call, segment: Segment): string {
  const toText = texts[String(segment['type'] ?? '').toLowerCase()]
  if (toText) return toText(call, segment)
  throw new OrgError('JSON_PARSER_ERROR', `Unknown message segment type: ${segment['type']}`)
}

/** The `body` of an answer. */
export function messageBody(text: unknown): Record<string, unknown> {
  const plain = String(text ?? '')
  return { isRichText: false, messageSegments: plain === '' ? [] : [{ text: plain, type: 'Text' }], text: plain }
}
