/**
 * Parses what stands between the braces of FIND.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_sosl_find.htm
 */
import { OrgError } from '../org/index.ts'
import { phrasesOf, type Term } from './term.ts'
import { foldText } from './words.ts'

/** A quoted phrase, a parenthesis, or a run of anything else; a backslash makes the next sign ordinary. */
const PIECE = /"((?:[^"\\]|\\.)*)"|[()]|(?:[^\s"()\\]|\\.)+/gsu
/** Letters, digits and unescaped wildcards make words; every other sign stands between words. */
const WORD = /(?:[\p{L}\p{N}]|[*?])+/gu
// Escaped wildcards are no wildcards and no letters: they stand between words like other signs.
const ESCAPED = /\\(.)/gsu

const MAX_LENGTH = 10_000
/** Words that join what stands on both sides. */
const OPERATORS = new Set(['AND', 'OR', 'NOT'])

function wordsIn(source: string): readonly string[] {
  const plain = source.replace(ESCAPED, (_, sign: string) => (/[\p{L}\p{N}]/u.test(sign) ? sign : ' '))
  return foldText(plain).match(WORD) ?? []
}

class TermParser {
  readonly #pieces: readonly string[]
  #next = 0

  constructor(source: string) {
    this.#pieces = source.match(PIECE) ?? []
  }

  get atEnd(): boolean {
    return this.#next >= this.#pieces.length
  }

  #takes(word: string): boolean {
    const found = this.#pieces[this.#next]?.toUpperCase() === word
    if (found) this.#next++
    return found
  }

  or(): Term | undefined {
    let left = this.#and()
    while (left && this.#takes('OR')) {
      const right = this.#and()
      if (!right) throw malformed('OR')
      left = join('or', left, right)
    }
    return left
  }

  /** Words side by side are joined as by AND. */
  #and(): Term | undefined {
    let left = this.#unit()
    while (left && !this.atEnd && !['OR', ')'].includes(this.#pieces[this.#next]!.toUpperCase())) {
      const stated = this.#takes('AND')
      const kind = this.#takes('NOT') ? 'without' : 'and'
      const right = this.#unit()
      if (!right && stated) throw malformed(this.#pieces[this.#next - 1] ?? '')
      left = join(kind, left, right)
    }
    return left
  }

  #unit(): Term | undefined {
    if (this.#takes('(')) return this.#group()
    const piece = this.#pieces[this.#next++]
    if (piece === undefined) return undefined
    if (OPERATORS.has(piece.toUpperCase())) throw malformed(piece)
    const words = wordsIn(piece)
    // A sign alone, such as a dash, searches for nothing and is passed over.
    return words.length > 0 ? { kind: 'phrase', words } : this.#unit()
  }

  #group(): Term | undefined {
    const inner = this.or()
    if (!this.#takes(')')) throw malformed('(')
    return inner
  }
}

function join(kind: 'and' | 'or' | 'without', left: Term, right: Term | undefined): Term {
  return right ? { kind, left, right } : left
}

function malformed(piece: string): OrgError {
  return new OrgError('MALFORMED_SEARCH', `unexpected token: '${piece}'`)
}

/** One letter finds too much; writing systems without spaces make whole words of one sign. */
function checkLength(term: Term, source: string): void {
  if (source.length > MAX_LENGTH) throw new OrgError('MALFORMED_SEARCH', 'search term is too long')
  const isShort = (word: string) => /^[\x21-\x7e]?$/.test(word.replace(/[*?]/g, ''))
  const short = phrasesOf(term).find(({ words }) => words.every(isShort))
  if (!short) return
  throw new OrgError('INVALID_SEARCH', `search term must be longer than one character: ${short.words.join(' ')}`)
}

/** The term to search for. Throws MALFORMED_SEARCH, and INVALID_SEARCH for words of one letter. */
export function parseTerm(source: string): Term {
  const parser = new TermParser(source)
  const term = parser.or()
  if (!parser.atEnd) throw malformed(')')
  if (!term) {
    throw new OrgError('MALFORMED_SEARCH', 'No search term found. The search term must be enclosed in braces.')
  }
  checkLength(term, source)
  return term
}
