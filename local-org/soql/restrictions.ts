/** Queries the platform does not answer although they are well formed. */
import { OrgError } from '../org/index.ts'
import {
  bareCountStandsAlone,
  distancesAreCompared,
  locksAreNotOrdered,
  offsetsUnderOneParent,
} from './clause-restrictions.ts'
import { isAggregate, isGrouped } from './group/is-grouped.ts'
import { isBareCount } from './group/run-groups.ts'
import type { Scope } from './names/scope.ts'
import { rowsArePicked } from './picked-rows.ts'
import type { OperandNode, Query } from './syntax/ast.ts'
import { refusal, syntaxRefusal } from './syntax/refusal.ts'
import { DATE_FUNCTIONS } from './values/date-functions.ts'
import { checkJoins } from './where/check-joins.ts'

/** What Apex may ask for, and asks for here to no effect: the view shows only what the user may see. */
const MODES = ['SECURITY_ENFORCED', 'USER_MODE', 'SYSTEM_MODE']

/** There are no data categories [K: the words]. */
function knownMode({ text }: Scope, { node: { mode } }: Query): void {
  if (!mode || MODES.includes(mode.text.toUpperCase())) return
  if (mode.text.toUpperCase() === 'DATA') {
    const message = 'WITH DATA CATEGORY is not supported: this organization has no data categories'
    throw refusal(text, mode.at, 'MALFORMED_QUERY', message)
  }
  const rule = '{this.helper.allowApexSyntax() && this.helper.hasApexContext()}?'
  throw syntaxRefusal(text, mode.at, 'MALFORMED_QUERY', `rule soqlWithIdentifierClause failed predicate: ${rule}`)
}

/** FROM names one object; what stands behind it leads along its relationships [K: the words]. */
function oneDrivingObject({ text, object, prefixes }: Scope, { node }: Query): void {
  const stray = node.from.slice(1).find(({ path }) => {
    return path.parts.length < 2 || !prefixes.has(path.parts[0]?.text.toLowerCase() ?? '')
  })
  if (!stray) return
  const message = `A driving SObject type has already been set, all other entity types in the FROM clause must be relationships to the initial object.  The driving object is ${object.name}.`
  throw refusal(text, stray.path.at, 'MALFORMED_QUERY', message)
}

const isDateFunction = (node: OperandNode) => node.kind === 'call' && node.name in DATE_FUNCTIONS

/** The field a call is about, as written. */
function fieldIn(node: OperandNode): string {
  if (node.kind === 'path') return node.parts.map(({ text }) => text).join('.')
  const inner = node.args.find((argument) => argument.kind === 'path' || argument.kind === 'call')
  return inner && (inner.kind === 'path' || inner.kind === 'call') ? fieldIn(inner) : ''
}

function wholeGroups(_scope: Scope, { node }: Query): void {
  const operands = node.select.flatMap((item) => (item.kind === 'field' ? [item.operand] : []))
  if (!isGrouped(node)) {
    const lonely = operands.find(isDateFunction)
    if (!lonely) return
    throw new OrgError('MALFORMED_QUERY', `Field must be grouped or aggregated: ${fieldIn(lonely)}`)
  }
  if (node.group || !node.limit || isBareCount(node) || !operands.every(isAggregate)) return
  const message = 'Non-grouped query that uses overall aggregate functions cannot also use LIMIT'
  throw new OrgError('MALFORMED_QUERY', message)
}

/** ROLLUP and CUBE take three fields [K: the words]. */
function fewSubtotals({ text }: Scope, { node: { group } }: Query): void {
  const fourth = group && group.style !== 'plain' ? group.operands[MOST_SUBTOTALS] : undefined
  if (!fourth) return
  const message = `GROUP BY ${group?.style.toUpperCase()} supports at most ${MOST_SUBTOTALS} fields`
  throw refusal(text, fourth.at, 'MALFORMED_QUERY', message)
}

const MOST_SUBTOTALS = 3

const CHECKS = [
  bareCountStandsAlone,
  locksAreNotOrdered,
  offsetsUnderOneParent,
  distancesAreCompared,
  oneDrivingObject,
  rowsArePicked,
  knownMode,
  wholeGroups,
  fewSubtotals,
  (scope: Scope, { node }: Query) => checkJoins(scope, node.where),
]

/** Throws MALFORMED_QUERY for a query the REST API does not take. */
export function checkRestrictions(scope: Scope, query: Query): void {
  for (const check of CHECKS) check(scope, query)
}
