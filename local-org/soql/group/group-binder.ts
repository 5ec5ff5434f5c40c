/** Binds the operands of a grouped query: keys, aggregates, GROUPING(), and functions of these. */
import { type FieldType, OrgError, type Row, type Value } from '../../org/index.ts'
import { bindOperand } from '../names/bind-operand.ts'
import { bindCall } from '../names/scalar-functions.ts'
import type { Scope } from '../names/scope.ts'
import type { CallNode, OperandNode, QueryNode } from '../syntax/ast.ts'
import { refusal } from '../syntax/refusal.ts'
import type { Expression } from '../values/expression.ts'
import { type Accumulator, AGGREGATES } from './aggregates.ts'
import type { Group } from './group.ts'
import { isAggregate } from './is-grouped.ts'

interface Slot {
  readonly label: string
  readonly start: () => Accumulator
  readonly read: (row: Row) => Value
}

export class GroupBinder {
  readonly scope: Scope
  readonly keys: readonly Expression<Row>[]
  readonly #slots: Slot[] = []

  constructor(scope: Scope, query: QueryNode) {
    this.scope = scope
    this.keys = (query.group?.operands ?? []).map((node) => this.#key(node))
  }

  /** What the rows of each group are aggregated into; complete once everything is bound. */
  get slots(): readonly Slot[] {
    return this.#slots
  }

  /** The operand as read from a group. `complaint` begins the refusal of a field that is neither key nor aggregated. */
  operand(node: OperandNode, complaint = 'Field'): Expression<Group> {
    if (node.kind === 'call' && node.name === 'GROUPING') return this.#grouping(node)
    if (node.kind === 'call' && node.name in AGGREGATES) return this.#aggregate(node)
    if (node.kind === 'call' && isAggregate(node)) return this.#call(node)
    const row = bindOperand(this.scope, node)
    const index = this.keys.findIndex((key) => key.label === row.label)
    if (index >= 0) return { ...row, direct: undefined, read: (group) => group.keys[index] ?? null }
    if (node.kind === 'call') return this.#call(node)
    // Recordings show these words without a place.
    throw new OrgError('MALFORMED_QUERY', `${complaint} must be grouped or aggregated: ${row.label}`)
  }

  #malformed(node: { at: number }, message: string) {
    return refusal(this.scope.text, node.at, 'MALFORMED_QUERY', message)
  }

  #key(node: OperandNode): Expression<Row> {
    if (isAggregate(node)) throw this.#malformed(node, 'Grouped field should not be aggregated')
    const key = bindOperand(this.scope, node)
    if (node.kind === 'path' && key.field?.groupable === false) {
      throw this.#malformed(node, `field '${key.field.name}' can not be grouped in a query call`)
    }
    return key
  }

  #call(node: CallNode): Expression<Group> {
    return bindCall(node, this.scope, (argument) => this.operand(argument))
  }

  #grouping(node: CallNode): Expression<Group> {
    const [argument] = node.args
    const label = argument?.kind === 'path' ? bindOperand(this.scope, argument).label : ''
    const index = this.keys.findIndex((key) => key.label === label)
    if (index < 0) throw new OrgError('MALFORMED_QUERY', `Field must be grouped or aggregated: ${label}`)
    return { label: `GROUPING(${label})`, type: 'int', at: node.at, read: (group) => (group.rolled >> index) & 1 }
  }

  #aggregate(node: CallNode): Expression<Group> {
    const aggregate = AGGREGATES[node.name]!
    const argument = this.#argument(node)
    const type = aggregate.resultType(argument.type)
    const at = node.args[0] ?? node
    if (!type || argument.field?.aggregatable === false) {
      throw this.#malformed(at, `field ${argument.label} does not support aggregate operator ${node.name}`)
    }
    if (argument.field?.type === 'id' && this.keys.some((key) => key.label === argument.label)) {
      throw this.#malformed(at, `Grouped field should not be aggregated: ${argument.label}`)
    }
    return this.#slot(`${node.name}(${argument.label})`, type, node.at, {
      start: () => aggregate.start(argument.type),
      read: argument.read,
    })
  }

  #argument(node: CallNode): Expression<Row> {
    const [argument, ...more] = node.args
    if (more.length > 0 || (argument?.kind !== 'path' && argument?.kind !== 'call')) {
      throw this.#malformed(node, `Invalid number or type of arguments for function ${node.name}`)
    }
    return bindOperand(this.scope, argument)
  }

  #slot(label: string, type: FieldType, at: number, slot: Omit<Slot, 'label'>): Expression<Group> {
    let index = this.#slots.findIndex((known) => known.label === label)
    if (index < 0) index = this.#slots.push({ label, ...slot }) - 1
    return { label, type, at, read: (group) => group.accumulators[index]?.result() ?? null }
  }
}
