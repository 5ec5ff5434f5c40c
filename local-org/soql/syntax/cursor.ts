/** A place in the tokens of a query, moved on by the parsing functions. */
import type { OrgError } from '../../org/index.ts'
import type { Name, QueryNode } from './ast.ts'
import { refusal } from './refusal.ts'
import { type Token, tokenize } from './tokenize.ts'

/** Deep enough for any query meant seriously, and far from the end of the stack. */
const MAX_DEPTH = 200

export class Cursor {
  readonly text: string
  /** Parses a nested query; handed in so that selecting and filtering need not know the whole grammar. */
  readonly nested: (cursor: Cursor) => QueryNode
  readonly #tokens: readonly Token[]
  readonly #errorCode: string
  #next = 0
  #depth = 0

  constructor(text: string, nested: (cursor: Cursor) => QueryNode, errorCode = 'MALFORMED_QUERY') {
    this.text = text
    this.nested = nested
    this.#errorCode = errorCode
    this.#tokens = tokenize(text)
  }

  peek(ahead = 0): Token {
    return this.#tokens[Math.min(this.#next + ahead, this.#tokens.length - 1)]!
  }

  take(): Token {
    const token = this.peek()
    this.#next++
    return token
  }

  isMark(mark: string, ahead = 0): boolean {
    const token = this.peek(ahead)
    return token.kind === 'mark' && token.text === mark
  }

  isWord(word: string, ahead = 0): boolean {
    const token = this.peek(ahead)
    return token.kind === 'name' && token.text.toUpperCase() === word
  }

  /** Takes the mark if it is next. */
  mark(mark: string): boolean {
    const found = this.isMark(mark)
    if (found) this.#next++
    return found
  }

  /** Takes the words if they are next, in this order. Words are given in capitals. */
  words(...words: readonly string[]): boolean {
    const found = words.every((word, ahead) => this.isWord(word, ahead))
    if (found) this.#next += words.length
    return found
  }

  expectMark(mark: string): void {
    if (!this.mark(mark)) throw this.unexpected()
  }

  expectWord(word: string): void {
    if (!this.words(word)) throw this.unexpected()
  }

  expectClose(): void {
    if (this.mark(')')) return
    const token = this.peek()
    throw refusal(this.text, token.at, this.#errorCode, `expecting a right parentheses, found '${token.text}'`)
  }

  name(): Name {
    const token = this.peek()
    if (token.kind !== 'name') throw this.unexpected()
    this.#next++
    return Object.freeze({ text: token.text, at: token.at })
  }

  /** `one, two, three` */
  list<T>(one: (cursor: Cursor) => T): readonly T[] {
    const items = [one(this)]
    while (this.mark(',')) items.push(one(this))
    return Object.freeze(items)
  }

  /** Reads what stands inside a parenthesis. Throws QUERY_TOO_COMPLICATED where they are nested beyond all use. */
  inside<T>(read: (cursor: Cursor) => T): T {
    if (++this.#depth > MAX_DEPTH) {
      const message = 'Query is either selecting too many fields or the filter conditions are too complicated.'
      throw refusal(this.text, this.peek().at, 'QUERY_TOO_COMPLICATED', message)
    }
    const found = read(this)
    this.#depth--
    this.expectClose()
    return found
  }

  unexpected(token: Token = this.peek()): OrgError {
    return refusal(this.text, token.at, this.#errorCode, `unexpected token: '${token.text}'`)
  }
}
