/** Parses the conditions of WHERE and HAVING. */
import type { CompareOperator, ConditionNode, LiteralNode, OperandNode } from './ast.ts'
import type { Cursor } from './cursor.ts'
import { parseLiteral } from './parse-literal.ts'
import { parseOperand } from './parse-operand.ts'

const OPERATORS: Readonly<Record<string, CompareOperator>> = {
  '=': '=',
  '!=': '!=',
  '<>': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
}

function literalList(cursor: Cursor): readonly LiteralNode[] {
  cursor.expectMark('(')
  return cursor.inside(() => cursor.list(parseLiteral))
}

function membership(cursor: Cursor, left: OperandNode, negated: boolean): ConditionNode {
  if (cursor.isMark('(') && cursor.isWord('SELECT', 1)) {
    cursor.take()
    return { kind: 'join', left, negated, query: cursor.inside(cursor.nested) }
  }
  // IN :ids is Apex; the literal parser says so in Salesforce's words.
  return { kind: 'in', left, negated, values: cursor.isMark(':') ? [parseLiteral(cursor)] : literalList(cursor) }
}

function comparison(cursor: Cursor): ConditionNode {
  const left = parseOperand(cursor)
  if (cursor.words('IN')) return membership(cursor, left, false)
  if (cursor.words('NOT', 'IN')) return membership(cursor, left, true)
  if (cursor.words('LIKE')) return { kind: 'like', left, right: parseLiteral(cursor) }
  if (cursor.words('INCLUDES')) return { kind: 'includes', left, negated: false, values: literalList(cursor) }
  if (cursor.words('EXCLUDES')) return { kind: 'includes', left, negated: true, values: literalList(cursor) }
  const mark = cursor.take()
  const operator = mark.kind === 'mark' ? OPERATORS[mark.text] : undefined
  if (!operator) throw cursor.unexpected(mark)
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
