/** What a door answers: a status, headers, and one of five kinds of body. */

export type AnswerBody =
  | { kind: 'none' }
  | { kind: 'json'; value: unknown }
  | { kind: 'text'; type: string; text: string }
  | { kind: 'bytes'; type: string; bytes: Uint8Array }
  | { kind: 'stream'; type: string; chunks: AsyncIterable<string | Uint8Array> }

export interface Answer {
  status: number
  headers: Record<string, string>
  body: AnswerBody
}

/** A JSON answer; the value is serialised when it is sent, so nested answers are never parsed again. */
export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  return { status, headers, body: { kind: 'json', value } }
}

/** An answer without body: 204 unless told otherwise. */
export function empty(status = 204, headers: Record<string, string> = {}): Answer {
  return { status, headers, body: { kind: 'none' } }
}

/** `type` is the whole Content-Type. */
export function text(type: string, content: string, status = 200, headers: Record<string, string> = {}): Answer {
  return { status, headers, body: { kind: 'text', type, text: content } }
}

/** For what is in memory; larger things are streamed. */
export function bytes(type: string, content: Uint8Array, headers: Record<string, string> = {}): Answer {
  return { status: 200, headers, body: { kind: 'bytes', type, bytes: content } }
}

/** An answer written piece by piece, for files larger than memory should hold. */
export function stream(
  type: string,
  chunks: AsyncIterable<string | Uint8Array>,
  headers: Record<string, string> = {},
): Answer {
  return { status: 200, headers, body: { kind: 'stream', type, chunks } }
}

/** 302. */
export function redirect(location: string, headers: Record<string, string> = {}): Answer {
  return { status: 302, headers: { location, ...headers }, body: { kind: 'none' } }
}

/** The JSON value of an answer, or null when it carries none: what composite replies embed. */
export function jsonOf(answer: Answer): unknown {
  return answer.body.kind === 'json' ? answer.body.value : null
}
