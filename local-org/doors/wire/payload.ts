/** Reads the JSON body of a call, refusing broken JSON in the words of Salesforce's parser. */

import { OrgError } from '../../org/index.ts'
import type { Request } from './call.ts'
import { jsonFault } from './json-fault.ts'

/** The parsed body. Throws OrgError JSON_PARSER_ERROR when there is none or it is broken, UNSUPPORTED_MEDIA_TYPE (415) for what says it is no JSON. */
export function payload(call: Request): unknown {
  if (call.value !== undefined) return call.value
  if (call.body.length === 0) {
    throw parserError('The HTTP entity body is required, but this request has no entity body.')
  }
  const type = call.headers['content-type']
  if (type !== undefined && !/\bjson\b/i.test(type)) {
    const words = `Content-Type header specified in HTTP request is not supported: ${type}`
    throw new OrgError('UNSUPPORTED_MEDIA_TYPE', words, { status: 415 })
  }
  return parseJson(textOf(call.body, type))
}

/** In UTF-8, or the charset the client names. */
function textOf(body: Buffer, type = ''): string {
  const charset = /charset="?([\w-]+)/i.exec(type)?.[1] ?? 'utf-8'
  if (/^utf-?8$/i.test(charset)) return body.toString('utf8')
  try {
    return new TextDecoder(charset).decode(body)
  } catch {
    throw new OrgError('UNSUPPORTED_MEDIA_TYPE', `Unsupported charset: ${charset}`, { status: 415 })
  }
}

/** The parsed body, which must be an object. */
export function payloadObject(call: Request): Record<string, unknown> {
  const value = payload(call)
  if (isObject(value)) return value
  throw parserError(`Cannot deserialize instance of object from ${tokenName(value)} value at [line:1, column:1]`)
}

/** True for a JSON object (no list, no null). */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** JSON.parse with Salesforce's refusal: the offending character with its line and column. */
export function parseJson(source: string): unknown {
  if (source.length > deepest && isTooDeep(source)) {
    throw parserError(`Document nesting depth exceeds the maximum allowed (${deepest})`)
  }
  try {
    return JSON.parse(source)
  } catch {
    throw parserError(describeFault(source))
  }
}

/** Jackson's limit. */
const deepest = 1000
const strings = /"(?:[^"\\]|\\.)*"/gs

/** Whether lists and objects lie deeper in one another than any reader follows. */
function isTooDeep(source: string): boolean {
  if ((source.match(/[[{]/g)?.length ?? 0) <= deepest) return false
  let depth = 0
  for (const [mark] of source.replace(strings, '').matchAll(/[[\]{}]/g)) {
    depth += mark === '[' || mark === '{' ? 1 : -1
    if (depth > deepest) return true
  }
  return false
}

/** The place is the reader's, who has taken the character already: one behind it [recorded]. */
function describeFault(source: string): string {
  const { at, why } = jsonFault(source)
  const before = source.slice(0, at)
  const line = before.split('\n').length
  const column = at - before.lastIndexOf('\n') + 1
  return `${faultWords(source.slice(at, at + 2), why)} at [line:${line}, column:${column}]`
}

/** Jackson's words: those of the recorded cases, the others after its source. `[K]` at the end of the text: it is longer. */
function faultWords([character, next = '']: string, why: string): string {
  if (character === undefined) return 'Unexpected end-of-input'
  if (why !== '') return `Unexpected character (${named(character)})${why}`
  if (character === '\\') return `Unrecognized character escape ${named(next)}`
  const words = 'has to be escaped using backslash to be included in string value'
  return `Illegal unquoted character ((CTRL-CHAR, code ${character.charCodeAt(0)})): ${words}`
}

const named = (character: string) => `'${character}' (code ${character.charCodeAt(0)})`

/** Jackson's name of a JSON value's first token, as Salesforce's messages quote it. */
export function tokenName(value: unknown): string {
  if (value === null) return 'VALUE_NULL'
  if (Array.isArray(value)) return 'START_ARRAY'
  const names: Record<string, string> = {
    object: 'START_OBJECT',
    string: 'VALUE_STRING',
    number: 'VALUE_NUMBER',
    boolean: value ? 'VALUE_TRUE' : 'VALUE_FALSE',
  }
  return names[typeof value] ?? 'VALUE_NULL'
}

function parserError(message: string): OrgError {
  return new OrgError('JSON_PARSER_ERROR', message)
}
