/** A place in the tokens of a query, moved on by the parsing functions. */
import type { OrgError } from '../../org/index.ts'
import type { Name, QueryNode } from './ast.ts'
import { refusal, syntaxRefusal } from './refusal.ts'
import { type Token, tokenize } from './tokenize.ts'
import { beginsClause, isReserved } from './words.ts'

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

  /** `shown` is what refusals quote, where that is more than what is parsed: of the same length, with a head that is blank in `text`. */
  constructor(text: string, nested: (cursor: Cursor) => QueryNode, errorCode = 'MALFORMED_QUERY', shown = text) {
    this.text = shown
    this.nested = nested
    this.#errorCode = errorCode
    this.#tokens = tokenize(text, errorCode)
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

  /** Whether a name comes next: a word that is none of the grammar's, or one with a point right behind it. */
  isName(ahead = 0): boolean {
    const token = this.peek(ahead)
    return token.kind === 'name' && (!isReserved(token.text) || this.isPoint(ahead + 1))
  }

  /** Whether a point follows with nothing between it and what stands before it. */
  isPoint(ahead = 0): boolean {
    const before = this.peek(ahead - 1)
    return this.isMark('.', ahead) && this.peek(ahead).at === before.at + before.text.length
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

  /** Takes a word behind which a name stands: a name in its place means that the word is missing. */
  expectBeforeName(word: string): void {
    if (this.words(word)) return
    throw this.isName() && !this.isWord(word, 1) ? this.missing() : this.unexpected()
  }

  expectClose(): void {
    if (this.mark(')')) return
    const token = this.peek()
    if (this.#errorCode !== 'MALFORMED_QUERY') {
      throw refusal(this.text, token.at, this.#errorCode, `expecting a right parentheses, found '${token.text}'`)
    }
    throw token.kind === 'end' || beginsClause(token.text) ? this.missing() : this.unexpected()
  }

  /** A name as it stands, whatever word it is. */
  name(): Name {
    const token = this.peek()
    if (token.kind !== 'name') throw this.unexpected()
    this.#next++
    return Object.freeze({ text: token.text, at: token.at })
  }

  /** A name that is no word of the grammar. */
  plainName(): Name {
    if (!this.isName()) throw this.unexpected()
    return this.name()
  }

  /** What something is called instead, points and all. */
  alias(): Name {
    const first = this.plainName()
    let text = first.text
    while (this.isPoint() && this.mark('.')) text += `.${this.name().text}`
    return Object.freeze({ text, at: first.at })
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

  /** The refusal of a token; `from` is where that began which the token does not go with. */
  unexpected(token: Token = this.peek(), from: Token = token): OrgError {
    return this.#refuse(token, `unexpected token: '${this.#shown(from, token)}'`)
  }

  /** The refusal of what comes next because something should stand before it. */
  missing(token: Token = this.peek()): OrgError {
    return this.#refuse(token, `missing value at '${this.#shown(token, token)}'`)
  }

  #refuse(token: Token, message: string): OrgError {
    return syntaxRefusal(this.text, token.at, this.#errorCode, message)
  }

  /** The text of tokens as refusals quote it. */
  #shown(from: Token, to: Token): string {
    if (from === to && to.kind === 'end') return to.text
    return this.text.slice(from.at, to.at + this.#width(to))
  }

  /** How many characters a token counts to the parser of the platform, which takes paths whole, and quotes and signs apart. */
  #width({ kind, text, at }: Token): number {
    if (kind === 'end') return 0
    if (kind === 'name') return /^\w+(?:\.\w+)*/.exec(this.text.slice(at))?.[0].length ?? text.length
    return /^['+<>-]/.test(text) ? 1 : text.length
  }
}
