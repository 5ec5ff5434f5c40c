/** Turns the text of a formula into a function of a record. */
import type { OrgError } from '../schema.ts'
import { asNumber, type FormulaValue } from './formula-value.ts'
import { FUNCTIONS } from './functions.ts'
import { kindOfCall, kindOfOperation, wrongFormula } from './kinds.ts'
import { negate, OPERATORS } from './operators.ts'
import type { Argument, Compiled, FormulaSchema, Kind } from './scope.ts'
import { type Token, tokens } from './tokens.ts'

const CONSTANTS: Record<string, boolean | null> = { TRUE: true, FALSE: false, NULL: null }

const literal = (value: FormulaValue, kind: Kind): Argument => ({
  value: () => value,
  path: undefined,
  kind: () => kind,
})
const UNARY_BINDS = 9

class Parser {
  readonly #tokens: Token[]
  #at = 0

  constructor(formula: string) {
    this.#tokens = tokens(formula)
  }

  whole(): Argument {
    const whole = this.#expression(0)
    if (this.#peek().kind !== 'end') throw this.#extra(this.#peek())
    return whole
  }

  #expression(binds: number): Argument {
    let left = this.#operand()
    for (;;) {
      const sign = this.#peek().text
      const operator = this.#peek().kind === 'sign' ? OPERATORS[sign] : undefined
      if (!operator || operator.binds <= binds) return left
      this.#at++
      const right = this.#expression(operator.binds)
      const kind = kindOfOperation(sign, left, right)
      left = { value: operator.of(left.value, right.value), path: undefined, kind }
    }
  }

  #operand(): Argument {
    const token = this.#take()
    const { text } = token
    if (token.kind === 'text') return literal(text, 'Text')
    if (token.kind === 'number') return literal(Number(text), 'Number')
    if (token.kind === 'name' && text.toUpperCase() === 'NOT') return this.#not()
    if (token.kind === 'name') return this.#takeIf('(') ? this.#call(text) : name(text)
    if (text === '(') {
      const inside = this.#expression(0)
      this.#expect(')')
      return inside
    }
    if (token.kind === 'sign' && text === '!') return this.#not()
    if (token.kind === 'sign' && (text === '-' || text === '+')) return this.#signed(text)
    throw this.#unexpected(token)
  }

  #not(): Argument {
    const operand = this.#expression(UNARY_BINDS)
    const { value } = operand
    const kind = kindOfCall('NOT', 'not', [operand])
    return { value: (scope) => negate(value(scope)), path: undefined, kind }
  }

  #signed(sign: string): Argument {
    const operand = this.#expression(UNARY_BINDS)
    const { value } = operand
    const kind = kindOfOperation(sign, operand)
    const factor = sign === '-' ? -1 : 1
    const signed = (is: FormulaValue) => (is === null ? null : factor * asNumber(is))
    return { value: (scope) => signed(value(scope)), path: undefined, kind }
  }

  #call(called: string): Argument {
    const args: Argument[] = []
    if (!this.#takeIf(')')) {
      do args.push(this.#expression(0))
      while (this.#takeIf(','))
      this.#expect(')')
    }
    const name = called.toUpperCase()
    const make = FUNCTIONS[name]
    if (!make) throw wrongFormula(`Unknown function ${called}. Check spelling.`)
    return { value: make(args), path: undefined, kind: kindOfCall(name, called, args) }
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
    if (!this.#takeIf(sign)) throw this.#missing(sign)
  }

  #missing(sign: string): OrgError {
    return wrongFormula(`Syntax error.  Missing '${sign}'`)
  }

  #unexpected(token: Token): OrgError {
    return wrongFormula(`Syntax error.  Found '${shown(token)}'`)
  }

  #extra(token: Token): OrgError {
    return wrongFormula(`Syntax error. Extra ${token.kind === 'name' ? token.text : `'${shown(token)}'`}`)
  }
}

const shown = (token: Token) => (token.kind === 'end' ? 'end of formula' : (token.written ?? token.text))

function name(text: string): Argument {
  const constant = CONSTANTS[text.toUpperCase()]
  if (constant !== undefined) return literal(constant, constant === null ? 'Null' : 'Boolean')
  const path = text.split('.')
  return { value: (scope) => scope.field(path), path, kind: (schema) => schema.field(path) }
}

const known = new Map<string, Argument>()

function parsed(formula: string): Argument {
  let whole = known.get(formula)
  if (!whole) {
    whole = new Parser(formula).whole()
    known.set(formula, whole)
  }
  return whole
}

/** Compiled once per text. Throws OrgError FIELD_INTEGRITY_EXCEPTION with the words of the formula editor. */
export function compile(formula: string): Compiled {
  return parsed(formula).value
}

/** What kind of value the formula has, every field and argument in it judged. Throws OrgError FIELD_INTEGRITY_EXCEPTION. */
export function kindOf(formula: string, schema: FormulaSchema): Kind {
  return parsed(formula).kind(schema)
}
