/** Puts rows (or groups) into the order a query asks for: https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_orderby.htm */
import type { Value } from '../../org/index.ts'
import type { Expression } from '../values/expression.ts'

export interface OrderKey<S> {
  readonly expression: Expression<S>
  readonly descending: boolean
  readonly nullsFirst: boolean
}

interface Entry<S> {
  readonly source: S
  readonly keys: readonly Value[]
}

const fold = (value: Value): Value => (typeof value === 'string' ? value.toLowerCase() : value)

function compareKey(a: Value, b: Value, key: OrderKey<never>): number {
  if (a === b) return 0
  if (a === null) return key.nullsFirst ? -1 : 1
  if (b === null) return key.nullsFirst ? 1 : -1
  return a < b === key.descending ? 1 : -1
}

function comparator(order: readonly OrderKey<never>[]) {
  return (a: Entry<unknown>, b: Entry<unknown>): number => {
    for (let place = 0; place < order.length; place++) {
      const result = compareKey(a.keys[place]!, b.keys[place]!, order[place]!)
      if (result !== 0) return result
    }
    return 0
  }
}

/** Text sorts without regard to case; ids do not. */
function keyReader<S>({ expression }: OrderKey<S>): (source: S) => Value {
  const { read, type } = expression
  return type === 'id' || type === 'reference' ? read : (source) => fold(read(source))
}

/**
 * The first `wanted` sources in order (all when undefined). Equal ones keep the order they came in. Reads a source's
 * keys once; holds no more than about twice `wanted` entries, so the top of a large table costs no full sort.
 */
export function sortSources<S>(sources: Iterable<S>, order: readonly OrderKey<S>[], wanted?: number): S[] {
  const readers = order.map(keyReader)
  const compare = comparator(order)
  const room = wanted === undefined ? Number.POSITIVE_INFINITY : wanted * 2 + 1_000
  let entries: Entry<S>[] = []
  let worst: Entry<S> | undefined
  const trim = () => {
    entries = entries.sort(compare).slice(0, wanted)
    worst = wanted !== undefined && entries.length === wanted ? entries.at(-1) : undefined
  }
  for (const source of sources) {
    const entry = { source, keys: readers.map((read) => read(source)) }
    if (worst && compare(entry, worst) >= 0) continue
    entries.push(entry)
    if (entries.length >= room) trim()
  }
  trim()
  return entries.map((entry) => entry.source)
}
