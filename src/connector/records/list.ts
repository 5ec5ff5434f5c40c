/** Listing records with filters, set-wise: five lists to an API call, the same list asked twice is read once. */
import { type FieldValues, longestSoql, type ObjectDescribe, type Soql } from '../../salesforce/index.ts'
import { fieldNamed } from '../check/field-named.ts'
import type { ActionContext, Outcome } from '../define.ts'
import type { CrmObject } from '../object.ts'
import { attempt, done, sendPassed } from '../outcome.ts'
import { distinct, type Order, select } from '../soql.ts'
import { limitOf, splitSoql } from '../split-soql.ts'
import { readFilters } from './filters.ts'
import { readConditions } from './human-filters.ts'
import { type InOrder, inOrder } from './in-order.ts'
import { type Rows, readAll } from './read-all.ts'
import { plainRecord } from './row.ts'
import { defaultFields, shownFields } from './shown-fields.ts'

export interface ListOf {
  object: string
  where?: Record<string, unknown> | undefined
  /** `name`, `-createdDate` (newest first); several with a comma. */
  orderBy?: string | undefined
  limit: number
  fields?: string[] | undefined
}

export interface Listed {
  records: FieldValues[]
  count: number
  /** True when the org has more than the limit let through. */
  more: boolean
}

/** One outcome per list, in order. */
export async function listRecords(
  context: ActionContext,
  lists: ListOf[],
  object?: CrmObject,
): Promise<Outcome<Listed>[]> {
  const read = await readConditions(
    context,
    lists.map(({ object, where, fields = [], orderBy = '' }) => {
      return { object, where, names: [...fields, ...namesInOrder(orderBy).map(({ name }) => name)] }
    }),
    object,
  )
  const checked = read.rows.map((row, at): Outcome<Question> => {
    if (!row.ok) return row
    const { describe, where } = row.value
    const list = lists[at]!
    return attempt(() => questionOf(describe, { ...list, where }, read.zone, object))
  })
  return sendPassed(checked, (questions) => askOnce(context, questions))
}

export interface Question {
  soql: Soql
  limit: number
  /** Of a query that is asked in parts: the order of all their rows. */
  order?: InOrder | null
}

/** Too long for one query, it is asked in parts, and their rows are sorted here: by fields that are then read, too. */
function questionOf(describe: ObjectDescribe, list: ListOf, zone: string, object?: CrmObject): Question {
  const { limit, orderBy } = list
  const soql = soqlOf(describe, list, zone, object)
  if (!orderBy || soql.text.length <= longestSoql) return { soql, limit }
  const orders = readOrder(describe, orderBy, object)
  const fields = [...(list.fields ?? defaultFields(describe, object)), ...orders.map(({ field }) => field)]
  return { soql: soqlOf(describe, { ...list, fields }, zone, object), limit, order: inOrder(describe, orders) }
}

/** Asks each distinct query once; one that is too long in several parts. */
export async function askOnce(context: ActionContext, questions: Question[]): Promise<Outcome<Listed>[]> {
  const soqls = distinct(questions.map((question) => question.soql))
  const orders = new Map(questions.map(({ soql, order }) => [soql.text, order ?? null]))
  const orderOf = ({ text }: Soql) => orders.get(text) ?? null
  const parts = soqls.map((soql) => attempt(() => splitSoql(soql, { isSorted: orderOf(soql) !== null })))
  const most = Math.max(...questions.map((question) => question.limit))
  const answers = await readAll(
    context,
    parts.flatMap((some) => (some.ok ? some.value : [])),
    most,
  )
  const whole = parts.map((some, at): Outcome<Rows> => {
    const soql = soqls[at]!
    return some.ok ? together(soql, answers.splice(0, some.value.length), orderOf(soql)) : some
  })
  const places = new Map(soqls.map(({ text }, at) => [text, at]))
  return questions.map(({ soql, limit }) => {
    const answer = whole[places.get(soql.text)!]!
    if (!answer.ok) return answer
    const records = answer.value.records.slice(0, limit).map(plainRecord)
    // A query for nothing but COUNT() has no rows, only how many there would be.
    const count = records.length === 0 ? answer.value.total : records.length
    return done({ records, count, more: answer.value.more || answer.value.records.length > limit })
  })
}

/** The rows of all parts of a query; the first refusal counts for the whole. */
function together(soql: Soql, answers: Outcome<Rows>[], order: InOrder | null): Outcome<Rows> {
  const [first] = answers
  const failed = answers.find((answer) => !answer.ok)
  if (failed || !first) return failed ?? done({ records: [], more: false, total: 0 })
  if (answers.length === 1) return first
  const rows = answers.flatMap((answer) => (answer.ok ? [answer.value] : []))
  const all = rows.flatMap((some) => some.records)
  const records = order ? all.toSorted(order) : all
  const limit = limitOf(soql) ?? records.length
  return done({
    records: records.slice(0, limit),
    more: records.length <= limit && rows.some(({ more }) => more),
    total: Math.min(
      limit,
      rows.reduce((sum, { total }) => sum + total, 0),
    ),
  })
}

/** One row more than the limit is asked for, which tells whether there are more. */
function soqlOf(describe: ObjectDescribe, list: ListOf, zone: string, object?: CrmObject): Soql {
  return select({
    object: describe.name,
    fields: ['Id', ...(list.fields ? shownFields(describe, list.fields, object) : defaultFields(describe, object))],
    where: readFilters(describe, list.where ?? {}, zone, object),
    orderBy: list.orderBy ? readOrder(describe, list.orderBy, object) : undefined,
    limit: list.limit + 1,
  })
}

function readOrder(describe: ObjectDescribe, orderBy: string, object?: CrmObject): Order[] {
  return namesInOrder(orderBy).map(({ name, descending }) => ({
    field: fieldNamed(describe, name, object).name,
    descending,
  }))
}

/** `name,-createdDate`: names with a minus in front where the order is turned. */
function namesInOrder(orderBy: string): { name: string; descending: boolean }[] {
  const parts = orderBy.split(',').map((part) => part.trim())
  return parts.map((part) => ({ name: part.replace(/^[-+]/, ''), descending: part.startsWith('-') }))
}
