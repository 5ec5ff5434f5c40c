/** How records were before they are changed: the fields about to be set, read for all of a call's records together. */
import { asProblem, Problem } from '../../problems.ts'
import {
  type FieldValues,
  name,
  names,
  type ObjectDescribe,
  overList,
  type Salesforce,
  soql,
} from '../../salesforce/index.ts'
import type { RowWish } from './through-door.ts'
import { shortId } from './whose.ts'

export type Describe = (object: string) => Promise<ObjectDescribe>

/** Who changed it last, and when. */
const stamps = ['LastModifiedDate', 'LastModifiedById']
/** Cannot be read together with other rows, or are put together from other fields. */
const unread = new Set(['base64', 'address', 'location', 'complexvalue'])

/**
 * One image a wish, in order; null for what is new, and for what could not be read. One API call per object and 1,000 records.
 * Throws what concerns the whole org.
 */
export async function imagesOf(
  wishes: RowWish[],
  client: Salesforce,
  describe: Describe,
  more: string[] = [],
): Promise<(FieldValues | null)[]> {
  const images = new Map<RowWish, FieldValues | null>()
  const changing = wishes.filter(({ operation }) => operation === 'update' || operation === 'upsert')
  for (const group of Map.groupBy(changing, ({ object, by }) => `${object} ${by}`).values()) {
    const found = await imagesOfGroup(group, client, describe, more)
    for (const wish of group) images.set(wish, found.get(keyOf(wish)) ?? null)
  }
  return wishes.map((wish) => images.get(wish) ?? null)
}

const isById = ({ by, id }: RowWish) => by === null || (by === 'Id' && id !== null)
const keyOf = (wish: RowWish) => (isById(wish) ? shortId(wish.id ?? '') : textKey(wish.fields[wish.by ?? '']))
const textKey = (value: unknown) => String(value ?? '').toLowerCase()

async function imagesOfGroup(
  group: RowWish[],
  client: Salesforce,
  describe: Describe,
  more: string[],
): Promise<Map<string, FieldValues>> {
  const [{ object, by } = { object: null, by: null }] = group
  if (object === null) return new Map()
  try {
    const { fields } = await describe(object)
    const set = new Set([...stamps, ...more, ...group.flatMap((wish) => Object.keys(wish.fields))])
    const wanted = fields.filter((field) => set.has(field.name) && !unread.has(field.type)).map((field) => field.name)
    if (group.every(isById)) return byId(client, object, group, wanted)
    return byKey(client, object, by ?? 'Id', group, wanted)
  } catch (thrown) {
    const problem = asProblem(thrown)
    // A field one may write but not read is no reason not to write; it then cannot be undone, which is said there.
    if (problem.then === 'stop' && problem.code !== 'bug') return new Map()
    throw problem
  }
}

async function byId(
  client: Salesforce,
  object: string,
  group: RowWish[],
  fields: string[],
): Promise<Map<string, FieldValues>> {
  const ids = [...new Set(group.map(({ id }) => id ?? ''))]
  const rows = await client.retrieve(object, ids, fields)
  return new Map(ids.flatMap((id, at) => (rows[at] ? [[shortId(id), bare(rows[at])] as const] : [])))
}

async function byKey(
  client: Salesforce,
  object: string,
  key: string,
  group: RowWish[],
  fields: string[],
): Promise<Map<string, FieldValues>> {
  const values = group.flatMap((wish) => {
    const value = wish.fields[key]
    return typeof value === 'string' || typeof value === 'number' ? [value] : []
  })
  const asked = names([...new Set(['Id', key, ...fields])])
  const soqls = overList(values, (list) => soql`SELECT ${asked} FROM ${name(object)} WHERE ${name(key)} IN ${list}`)
  const found = new Map<string, FieldValues>()
  for (const answer of await client.queries(soqls)) {
    if (answer instanceof Problem) throw answer
    for (const row of answer.records) found.set(textKey(row[key]), bare(row))
  }
  return found
}

function bare({ attributes: _attributes, ...values }: FieldValues): FieldValues {
  return values
}
