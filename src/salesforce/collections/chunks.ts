/** Cuts rows into collections that Salesforce takes. */
import type { Placed, RowSet } from './set.ts'

const rowsPerCollection = 200
/** Salesforce counts each change of object within one collection as a new chunk and takes ten. */
const objectsPerCollection = 10

/** Grouped by object, in order within an object; at most 200 rows and ten objects each, no key twice. */
export function chunks<R>(set: RowSet<R>, rows: Placed<R>[]): Placed<R>[][] {
  const grouped = [...Map.groupBy(rows, ({ row }) => set.object(row)).values()].flat()
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

function startChunk<R>() {
  return { rows: [] as Placed<R>[], objects: new Set<string>(), keys: new Set<string>() }
}
