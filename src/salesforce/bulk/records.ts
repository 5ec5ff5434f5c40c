/** Turns lines of CSV into records as a query gives them: typed, parents nested. */
import type { FieldDescribe, FieldValues, ObjectDescribe } from '../records.ts'

export type RecordOf = (cells: readonly string[]) => FieldValues

/** What becomes of a cell's text; an empty one is null whatever its type. */
type Reader = (text: string) => unknown

const asText: Reader = (text) => text
const readers: Record<string, Reader> = {
  boolean: (text) => text === 'true',
  int: Number,
  long: Number,
  double: Number,
  currency: Number,
  percent: Number,
  // Bulk spells instants with Z where a query says +0000.
  datetime: (text) => text.replace(/Z$/, '+0000'),
}

/** The columns of one record, and those of its parents. */
interface Shape {
  fields: { name: string; at: number; read: Reader }[]
  parents: { name: string; shape: Shape }[]
}

/** How records are made from lines under this header. Without a describe all values stay text. */
export async function recordsOf(
  header: readonly string[],
  object: string,
  describe: ((object: string) => Promise<ObjectDescribe>) | null,
): Promise<RecordOf> {
  const columns = header.map((name, at) => ({ path: name.split('.'), at }))
  const shape = await shapeOf(columns, object, describe)
  return (cells) => recordOf(shape, cells) ?? {}
}

interface Column {
  path: string[]
  at: number
}

async function shapeOf(columns: Column[], object: string | null, describe: Describe): Promise<Shape> {
  const fields = object === null || !describe ? [] : (await describe(object)).fields
  const typeOf = new Map(fields.map((field) => [field.name.toLowerCase(), field.type]))
  const own = columns.filter(({ path }) => path.length === 1)
  const inherited = Map.groupBy(
    columns.filter(({ path }) => path.length > 1),
    ({ path }) => path[0] ?? '',
  )
  return {
    fields: own.map(({ path: [name = ''], at }) => {
      return { name, at, read: readers[typeOf.get(name.toLowerCase()) ?? ''] ?? asText }
    }),
    parents: await Promise.all(
      [...inherited].map(async ([name, under]) => {
        const inner = under.map(({ path, at }) => ({ path: path.slice(1), at }))
        return { name, shape: await shapeOf(inner, parentOf(fields, name), describe) }
      }),
    ),
  }
}

type Describe = Parameters<typeof recordsOf>[2]

/** The object a relationship leads to; null when it may be one of several. */
function parentOf(fields: FieldDescribe[], relationship: string): string | null {
  const field = fields.find(({ relationshipName }) => relationshipName?.toLowerCase() === relationship.toLowerCase())
  return field?.referenceTo.length === 1 ? (field.referenceTo[0] ?? null) : null
}

/** Null when nothing of it is there: a record without this parent. */
function recordOf({ fields, parents }: Shape, cells: readonly string[]): FieldValues | null {
  const record: FieldValues = {}
  let isEmpty = true
  for (const { name, at, read } of fields) {
    const text = cells[at]
    if (text) isEmpty = false
    record[name] = text ? read(text) : null
  }
  for (const { name, shape } of parents) {
    record[name] = recordOf(shape, cells)
    if (record[name] !== null) isEmpty = false
  }
  return isEmpty ? null : record
}
