/** Cuts rows into collections that Salesforce takes. */
import type { Placed, RowSet } from './set.ts'

const rowsPerCollection = 200
/** Salesforce counts each change of object within one collection as a new chunk and takes ten. */
const objectsPerCollection = 10

/** Grouped by object, and within it by parent; at most 200 rows and ten objects each, no key twice. */
export function chunks<R>(set: RowSet<R>, rows: Placed<R>[]): Placed<R>[][] {
  const grouped = [...Map.groupBy(rows, ({ row }) => set.object(row)).values()].flatMap((some) => byParent(set, some))
  const cut: Placed<R>[][] = []
  let open = startChunk<R>()
  for (const placed of grouped) {
    const object = set.object(placed.row)
    const key = set.key(placed.row)
    const full = open.rows.length === rowsPerCollection
    const mixed = open.objects.size === objectsPerCollection && !open.objects.has(object)
    if (full || mixed || (key !== null && open.keys.has(key))) open = startChunk<R>()
    if (open.rows.length === 0) cut.push(open.rows)
    open.rows.push(placed)
    open.objects.add(object)
    if (key !== null) open.keys.add(key)
  }
  return cut
}

/**
 * Rows of one parent stand side by side, so that they are saved in one go instead of waiting for each other's lock in two.
 * Not where a record comes twice: its rows keep their order.
 */
function byParent<R>(set: RowSet<R>, rows: Placed<R>[]): Placed<R>[] {
  if (rows.length <= rowsPerCollection) return rows
  const keys = rows.flatMap(({ row }) => set.key(row) ?? [])
  if (new Set(keys).size < keys.length) return rows
  return [...Map.groupBy(rows, ({ row }) => set.parent(row)).values()].flat()
}

/** A collection being filled. */
interface Chunk<R> {
  rows: Placed<R>[]
  objects: Set<string>
  keys: Set<string>
}

function startChunk<R>(): Chunk<R> {
  return { rows: [], objects: new Set(), keys: new Set() }
}
