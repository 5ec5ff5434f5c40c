/** What a body says: JSON as a value, text as text, all else as Base64. */
import type { OutsideAnswer } from '../../outside/index.ts'

export interface Body {
  /** Null when there is none. */
  body: unknown
  /** Only there when it is so. */
  encoding?: 'base64'
}

const textual = /^text\/|[/+](?:json|xml|javascript)\b|x-www-form-urlencoded/

export function bodyOf({ headers, body }: OutsideAnswer): Body {
  if (body.length === 0) return { body: null }
  const type = headers['content-type'] ?? ''
  if (type !== '' && !textual.test(type)) return { body: body.toString('base64'), encoding: 'base64' }
  // PostgreSQL keeps no NUL in JSON.
  const text = body.toString('utf8').replaceAll('\0', '')
  return { body: type === '' || /[/+]json\b/.test(type) ? parsedIfJson(text) : text }
}

function parsedIfJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
