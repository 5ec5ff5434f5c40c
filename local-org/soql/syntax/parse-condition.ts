/** Parses the conditions of WHERE and HAVING. */
import type { CompareOperator, ConditionNode, LiteralNode, OperandNode, QueryNode } from './ast.ts'
import type { Cursor } from './cursor.ts'
import { parseLiteral } from './parse-literal.ts'
import { parseOperand } from './parse-operand.ts'
import { parseSource } from './parse-source.ts'
import type { Token, TokenKind } from './tokenize.ts'

const OPERATORS: Readonly<Record<string, CompareOperator>> = {
  '=': '=',
  '!=': '!=',
  '<>': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
}

/** Kinds of tokens a literal begins with. */
const LITERAL_KINDS = new Set<TokenKind>(['datetime', 'date', 'time', 'number', 'string', 'open'])
const LITERAL_WORDS = ['TRUE', 'FALSE', 'NULL']

function isLiteral(cursor: Cursor): boolean {
  const { kind } = cursor.peek()
  if (LITERAL_KINDS.has(kind) || cursor.isMark(':')) return true
  return cursor.isName() || LITERAL_WORDS.some((word) => cursor.isWord(word))
}

function literals(cursor: Cursor): readonly LiteralNode[] {
  return cursor.inside(() => cursor.list(parseLiteral))
}

/** What stands behind IN. Until it is known what that is, a refusal quotes all from the left side on. */
function membership(cursor: Cursor, left: OperandNode, negated: boolean, from: Token): ConditionNode {
  if (cursor.isMark('(') && cursor.isWord('SELECT', 1)) {
    cursor.take()
    return { kind: 'join', left, negated, query: cursor.inside(parseSemiJoin) }
  }
  // IN :ids is Apex; the literal parser says so in Salesforce's words.
  if (cursor.isMark(':')) return { kind: 'in', left, negated, values: [parseLiteral(cursor)] }
  if (!cursor.mark('(') || !isLiteral(cursor)) throw cursor.unexpected(cursor.peek(), from)
  return { kind: 'in', left, negated, values: literals(cursor) }
}

/** `('a;b', 'c')` behind INCLUDES and EXCLUDES. */
function choices(cursor: Cursor): readonly LiteralNode[] {
  if (!cursor.mark('(')) throw isLiteral(cursor) ? cursor.missing() : cursor.unexpected()
  return literals(cursor)
}

const NONE = Object.freeze([])

/** The query of a semi-join: one field of one object, and a condition. */
function parseSemiJoin(cursor: Cursor): QueryNode {
  cursor.expectWord('SELECT')
  const select = Object.freeze([Object.freeze({ kind: 'field' as const, operand: parseOperand(cursor) })])
  cursor.expectBeforeName('FROM')
  const from = Object.freeze([parseSource(cursor)])
  const where = cursor.words('WHERE') ? parseCondition(cursor) : undefined
  return Object.freeze({ kind: 'query', select, from, where, order: NONE, uses: NONE })
}

function pattern(cursor: Cursor): LiteralNode {
  if (cursor.isWord('NULL')) throw cursor.unexpected()
  return parseLiteral(cursor)
}

function comparison(cursor: Cursor): ConditionNode {
  const from = cursor.peek()
  const left = parseOperand(cursor)
  if (cursor.words('IN')) return membership(cursor, left, false, from)
  if (cursor.words('NOT', 'IN')) return membership(cursor, left, true, from)
  if (cursor.words('NOT')) throw cursor.unexpected(cursor.peek(), from)
  if (cursor.words('LIKE')) return { kind: 'like', left, right: pattern(cursor) }
  if (cursor.words('INCLUDES')) return { kind: 'includes', left, negated: false, values: choices(cursor) }
  if (cursor.words('EXCLUDES')) return { kind: 'includes', left, negated: true, values: choices(cursor) }
  const mark = cursor.peek()
  const operator = mark.kind === 'mark' ? OPERATORS[mark.text] : undefined
  if (!operator) throw cursor.unexpected(mark, from)
  cursor.take()
  return { kind: 'compare', left, operator, right: parseLiteral(cursor) }
}

function term(cursor: Cursor): ConditionNode {
  return cursor.mark('(') ? cursor.inside(parseCondition) : Object.freeze(comparison(cursor))
}

/**
 * Terms joined by AND or by OR. Mixing the two, or NOT behind one of them, needs parentheses: left as they stand, the
 * next word is then simply unexpected to whoever called.
 */
export function parseCondition(cursor: Cursor): ConditionNode {
  if (cursor.words('NOT')) return Object.freeze({ kind: 'not', term: term(cursor) })
  const first = term(cursor)
  const joint = ['AND', 'OR'].find((word) => cursor.isWord(word))
  if (!joint) return first
  const terms = [first]
  while (cursor.words(joint)) terms.push(term(cursor))
  return Object.freeze({ kind: joint === 'AND' ? 'and' : 'or', terms: Object.freeze(terms) })
}
