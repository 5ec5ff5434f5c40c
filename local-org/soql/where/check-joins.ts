/** Where sub-queries may stand in a WHERE: at most two of them, side by side with the other conditions. */
import type { Scope } from '../names/scope.ts'
import type { ConditionNode } from '../syntax/ast.ts'
import { refusal } from '../syntax/refusal.ts'

const MOST_JOINS = 2

interface Found {
  /** Offset of the condition. */
  at: number
  /** What stands between it and the WHERE: the nearest first. */
  inside: readonly ('or' | 'not' | 'and')[]
}

function joinsIn(node: ConditionNode, inside: Found['inside']): Found[] {
  if (node.kind === 'and' || node.kind === 'or') {
    return node.terms.flatMap((term) => joinsIn(term, [node.kind, ...inside]))
  }
  if (node.kind === 'not') return joinsIn(node.term, ['not', ...inside])
  return node.kind === 'join' ? [{ at: node.left.at, inside }] : []
}

function fault({ inside }: Found): string | undefined {
  if (inside.length === 1 && inside[0] === 'or') return "Semi join sub-selects are not allowed with the 'OR' operator"
  const isTop = inside.every((kind) => kind === 'and')
  if (isTop) return undefined
  return 'Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions.'
}

/** Throws MALFORMED_QUERY. */
export function checkJoins({ text }: Scope, where: ConditionNode | undefined): void {
  const joins = where ? joinsIn(where, []) : []
  for (const join of joins) {
    const message = fault(join)
    if (message) throw refusal(text, join.at, 'MALFORMED_QUERY', message)
  }
  const tooMany = joins[MOST_JOINS]
  if (!tooMany) return
  throw refusal(text, tooMany.at, 'MALFORMED_QUERY', `Maximum ${MOST_JOINS} semi join sub-selects are allowed`)
}
