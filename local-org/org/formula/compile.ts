/** Turns the text of a formula into a function of a record. */
import { OrgError } from '../schema.ts'
import { asBoolean, asNumber } from './formula-value.ts'
import { FUNCTIONS } from './functions.ts'
import { OPERATORS } from './operators.ts'
import type { Argument, Compiled } from './scope.ts'
import { type Token, tokens } from './tokens.ts'

const CONSTANTS: Record<string, boolean | null> = { TRUE: true, FALSE: false, NULL: null }
const UNARY_BINDS = 9

class Parser {
  readonly #tokens: Token[]
  #at = 0

  constructor(formula: string) {
    this.#tokens = tokens(formula)
  }

  whole(): Compiled {
    const { value } = this.#expression(0)
    if (this.#peek().kind !== 'end') throw this.#unexpected()
    return value
  }

  #expression(binds: number): Argument {
    let left = this.#operand()
    for (;;) {
      const operator = this.#peek().kind === 'sign' ? OPERATORS[this.#peek().text] : undefined
      if (!operator || operator.binds <= binds) return left
      this.#at++
      const a = left.value
      const b = this.#expression(operator.binds).value
      left = { value: (scope) => operator.apply(a(scope), b(scope)), path: undefined }
    }
  }

  #operand(): Argument {
    const token = this.#take()
    const { text } = token
    if (token.kind === 'text') return { value: () => text, path: undefined }
    if (token.kind === 'number') return { value: () => Number(text), path: undefined }
    if (token.kind === 'name') return this.#takeIf('(') ? this.#call(text) : name(text)
    if (text === '(') {
      const inside = this.#expression(0)
      this.#expect(')')
      return inside
    }
    if (text === '-' || text === '!' || text === '+') return this.#unary(text)
    throw this.#unexpected(token)
  }

  #unary(sign: string): Argument {
    const { value } = this.#expression(UNARY_BINDS)
    if (sign === '!') return { value: (scope) => !asBoolean(value(scope)), path: undefined }
    const factor = sign === '-' ? -1 : 1
    return { value: (scope) => factor * asNumber(value(scope)), path: undefined }
  }

  #call(called: string): Argument {
    const args: Argument[] = []
    while (!this.#takeIf(')')) {
      args.push(this.#expression(0))
      if (!this.#takeIf(',') && this.#peek().text !== ')') throw this.#unexpected()
    }
    const make = FUNCTIONS[called.toUpperCase()]
    if (!make) throw new OrgError('FIELD_INTEGRITY_EXCEPTION', `Error: Unknown function ${called}. Check spelling.`)
    return { value: make(args), path: undefined }
  }

  #peek(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '' }
  }

  #take(): Token {
    const token = this.#peek()
    this.#at++
    return token
  }

  #takeIf(sign: string): boolean {
    const is = this.#peek().kind === 'sign' && this.#peek().text === sign
    if (is) this.#at++
    return is
  }

  #expect(sign: string): void {
    if (!this.#takeIf(sign)) throw new OrgError('FIELD_INTEGRITY_EXCEPTION', `Error: Syntax error. Missing '${sign}'`)
  }

  #unexpected(token = this.#peek()): OrgError {
    const words =
      token.kind === 'end' ? 'Error: Syntax error. Unexpected end' : `Error: Syntax error. Extra ${token.text}`
    return new OrgError('FIELD_INTEGRITY_EXCEPTION', words)
  }
}

function name(text: string): Argument {
  const constant = CONSTANTS[text.toUpperCase()]
  if (constant !== undefined) return { value: () => constant, path: undefined }
  const path = text.split('.')
  return { value: (scope) => scope.field(path), path }
}

const known = new Map<string, Compiled>()

/** Compiled once per text. Throws OrgError FIELD_INTEGRITY_EXCEPTION with the words of the formula editor. */
export function compile(formula: string): Compiled {
  let compiled = known.get(formula)
  if (!compiled) {
    compiled = new Parser(formula).whole()
    known.set(formula, compiled)
  }
  return compiled
}
