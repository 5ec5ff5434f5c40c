/** The text of a post or comment: segments in, plain text kept, segments out (https://developer.salesforce.com/docs/atlas.en-us.chatterapi.meta/chatterapi/connect_requests_message_body_input.htm). */

import { OrgError, type Row } from '../../org/index.ts'
import { nameOf, objectOf } from '../rows/index.ts'
import { type Call, isObject, notFound } from '../wire/index.ts'
import { chatterUrl } from './chatter-url.ts'
import { userOf, userSummary } from './person.ts'
import { escapeText, isMarkup, markupTag, richPieces } from './rich-text.ts'

type Segment = Record<string, unknown>

/** What each kind of segment says. */
const texts: Record<string, (call: Call, segment: Segment) => string> = {
  text: (_, { text }) => String(text ?? ''),
  link: (_, { url }) => String(url ?? ''),
  hashtag: (_, { tag }) => `#${tag}`,
  mention: (call, segment) => `@${nameOf(objectOf(call, 'User'), mentioned(call, segment))}`,
  entitylink: (_, { entityId }) => String(entityId ?? ''),
  markupbegin: (_, segment) => markupTag(segment),
  markupend: (_, segment) => markupTag(segment),
}

/** Whom a mention names, by id or user name. Throws NOT_FOUND. */
function mentioned(call: Call, { id, username }: Segment): Row {
  if (username === undefined) return userOf(call, String(id))
  const [found] = call.view.table('User').lookup('Username', [String(username)]) ?? []
  if (!found) throw notFound()
  return found
}

export interface Message {
  /** Plain, or with markup HTML. */
  text: string
  isRich: boolean
}

/** What a `body` member says. Throws OrgError MISSING_ARGUMENT without segments. */
export function readMessage(call: Call, body: unknown): Message {
  const given = isObject(body) ? body['messageSegments'] : undefined
  if (!Array.isArray(given)) throw new OrgError('MISSING_ARGUMENT', 'Specify at least one message segment.')
  const segments: Segment[] = given.map((segment) => (isObject(segment) ? segment : {}))
  const isRich = segments.some(isMarkup)
  const texts = segments.map((segment) => {
    const text = segmentText(call, segment)
    return isRich && !isMarkup(segment) ? escapeText(text) : text
  })
  return { text: texts.join(''), isRich }
}

function segmentText(call: Call, segment: Segment): string {
  const toText = texts[String(segment['type'] ?? '').toLowerCase()]
  if (toText) return toText(call, segment)
  throw new OrgError('JSON_PARSER_ERROR', `Unknown message segment type: ${segment['type']}`)
}

/** What a text is read for, when it is shown: addresses, tags, and what may be somebody's name. */
const PIECE = /https?:\/\/[^\s<>"]+|#[\p{L}\p{N}_]+|#\[[^\]]+\]|@(?=\p{L})/gu

/** The `body` of an answer. */
export function messageBody(call: Call, text: unknown, isRichText = false): Record<string, unknown> {
  const kept = String(text ?? '')
  if (!isRichText) return { isRichText, messageSegments: segmentsOf(call, kept), text: kept }
  const messageSegments = richPieces(kept).flatMap((piece): Segment[] =>
    typeof piece === 'string' ? segmentsOf(call, piece) : [piece],
  )
  return { isRichText, messageSegments, text: messageSegments.map((segment) => segment['text']).join('') }
}

function segmentsOf(call: Call, text: string): Segment[] {
  const segments: Segment[] = []
  let from = 0
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    const found = index < from ? undefined : segmentAt(call, text.slice(index), piece)
    if (!found) continue
    if (index > from) segments.push(textSegment(text.slice(from, index)))
    segments.push(found)
    from = index + String(found['text']).length
  }
  return from < text.length ? [...segments, textSegment(text.slice(from))] : segments
}

function textSegment(text: string): Segment {
  return { text, type: 'Text' }
}

/** The segment a text begins with; undefined when what looks like a mention names nobody. */
function segmentAt(call: Call, text: string, piece: string): Segment | undefined {
  if (piece.startsWith('http')) return { text: piece, type: 'Link', url: piece }
  if (piece !== '@') {
    const tag = piece.replace(/^#\[?|\]$/g, '')
    const url = chatterUrl(call, `feed-elements?q=${encodeURIComponent(piece)}`)
    return { tag, text: piece, topicUrl: null, type: 'Hashtag', url }
  }
  const user = userNamed(call, text.slice(1))
  if (!user) return undefined
  const name = String(nameOf(objectOf(call, 'User'), user))
  return { accessible: true, name, record: userSummary(call, user), text: `@${name}`, type: 'Mention' }
}

/** The user with the longest name that a text begins with. */
function userNamed(call: Call, text: string): Row | undefined {
  const object = objectOf(call, 'User')
  const length = (row: Row) => String(nameOf(object, row) ?? '').length
  const found = [...call.view.table('User').all()].filter((row) => text.startsWith(String(nameOf(object, row) ?? '\0')))
  return found.toSorted((a, b) => length(b) - length(a))[0]
}
