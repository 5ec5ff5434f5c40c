/** How records were before they are changed: the fields about to be set, read for all of a call's records together. */
import { Problem } from '../../problems.ts'
import {
  type FieldValues,
  name,
  names,
  type ObjectDescribe,
  overList,
  type QueryPage,
  type Salesforce,
  type Soql,
  soql,
} from '../../salesforce/index.ts'
import type { RowWish } from './through-door.ts'
import { shortId } from './whose.ts'

export type Describe = (object: string) => Promise<ObjectDescribe>

export interface Imaging {
  /** One query an object and some thousand records. */
  soqls: Soql[]
  /** One image a wish, in order, from the queries' answers; null for what is new, and for what could not be read. */
  from(pages: (QueryPage | Problem)[]): (FieldValues | null)[]
}

/** Who changed it last, and when. */
const stamps = ['LastModifiedDate', 'LastModifiedById']
/** Cannot be read together with other rows, or are put together from other fields. */
const unread = new Set(['base64', 'address', 'location', 'complexvalue'])
/** A query answers with its first 2,000 rows. */
const longestSoql = 36_000

/** `more`: fields wanted besides those that are set. */
export async function imaging(wishes: RowWish[], describe: Describe, more: string[] = []): Promise<Imaging> {
  const changing = wishes.filter(({ operation, object }) => object !== null && isChange(operation))
  const soqls: Soql[] = []
  for (const group of Map.groupBy(changing, ({ object, by }) => `${object} ${by}`).values()) {
    soqls.push(...(await queriesFor(group, describe, more)))
  }
  return {
    soqls,
    from(pages) {
      const rows = pages.flatMap((page) => (page instanceof Problem ? [] : page.records))
      const found = new Map<string, Map<string, FieldValues>>()
      return wishes.map((wish) => {
        if (!changing.includes(wish)) return null
        const field = fieldOf(wish)
        const known = found.get(field) ?? new Map(rows.map((row) => [keyIn(row, field), bare(row)]))
        found.set(field, known)
        return known.get(keyOf(wish)) ?? null
      })
    },
  }
}

/** Reads them at once. Throws what concerns the whole org. */
export async function imagesOf(
  wishes: RowWish[],
  client: Salesforce,
  describe: Describe,
  more: string[] = [],
): Promise<(FieldValues | null)[]> {
  const { soqls, from } = await imaging(wishes, describe, more)
  if (soqls.length === 0) return from([])
  const pages = await client.queries(soqls)
  for (const page of pages) if (page instanceof Problem && page.then !== 'stop') throw page
  return from(pages)
}

const isChange = (operation: RowWish['operation']) => operation === 'update' || operation === 'upsert'

/** The field by which the record is known. */
const fieldOf = ({ by, id }: RowWish) => (by === null || (by === 'Id' && id !== null) ? 'Id' : by)
/** Objects may have fields of the same name, and records equal values in them. */
const keyOf = (wish: RowWish) => {
  const field = fieldOf(wish)
  return keyFor(wish.object, field, field === 'Id' ? wish.id : wish.fields[field])
}
const keyIn = (row: FieldValues, field: string) => keyFor(typeOf(row), field, row[field])
const typeOf = ({ attributes }: FieldValues) => (attributes as { type?: string } | undefined)?.type ?? null

function keyFor(object: string | null, field: string, value: unknown): string {
  const text = String(value ?? '')
  return `${object?.toLowerCase()} ${field === 'Id' ? shortId(text) : text.toLowerCase()}`
}

async function queriesFor(group: RowWish[], describe: Describe, more: string[]): Promise<Soql[]> {
  const [first] = group as [RowWish, ...RowWish[]]
  const key = fieldOf(first)
  const { name: object, fields } = await describe(first.object ?? '')
  const set = new Set(['Id', key, ...stamps, ...more, ...group.flatMap((wish) => Object.keys(wish.fields))])
  const wanted = fields.filter((field) => set.has(field.name) && !unread.has(field.type)).map((field) => field.name)
  const values = group.flatMap((wish) => {
    const value = key === 'Id' ? wish.id : wish.fields[key]
    return typeof value === 'string' || typeof value === 'number' ? [value] : []
  })
  if (values.length === 0) return []
  return overList(
    values,
    (list) => soql`SELECT ${names(wanted)} FROM ${name(object)} WHERE ${name(key)} IN ${list}`,
    longestSoql,
  )
}

function bare({ attributes: _attributes, ...values }: FieldValues): FieldValues {
  return values
}
