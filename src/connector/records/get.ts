/** Reading records by id, set-wise: one call for all ids of an object. */
import { Problem } from '../../problems.ts'
import { type FieldValues, type ObjectDescribe, soql } from '../../salesforce/index.ts'
import type { ActionContext, Outcome } from '../define.ts'
import type { CrmObject } from '../object.ts'
import { attempt, done, refused, sendPassed } from '../outcome.ts'
import { distinct, isAmong, select } from '../soql.ts'
import { describeWide } from './describe-wide.ts'
import { readAll } from './read-all.ts'
import { recordId } from './record-id.ts'
import { idOf, pickFields } from './row.ts'
import { shownFields } from './shown-fields.ts'

export interface Wanted {
  object: string
  id: string
  /** Friendly or API names; left out: every field the user may read. */
  fields?: string[] | undefined
}

export interface Got {
  id: string
  record: FieldValues
}

type Checked = { describe: ObjectDescribe; id: string; fields: string[] }

/** One outcome per row, in order; `record-not-found` where there is none. */
export async function getRecords(context: ActionContext, rows: Wanted[], object?: CrmObject): Promise<Outcome<Got>[]> {
  const described = await describeWide(
    context,
    rows.map(({ object, fields = [] }) => ({ object, names: fields })),
  )
  const checked = rows.map((row, at): Outcome<Checked> => {
    const one = described[at]!
    if (!one.ok) return one
    return attempt(() => {
      const { describe } = one.value
      const fields = row.fields ? shownFields(describe, row.fields, object) : readable(describe)
      return { describe, id: recordId(describe, row.id), fields }
    })
  })
  return sendPassed(checked, (passed) => retrieve(context, passed))
}

const readable = (describe: ObjectDescribe) =>
  describe.fields.filter((field) => field.type !== 'base64').map((field) => field.name)

type Records = Map<string, FieldValues>

async function retrieve(context: ActionContext, rows: Checked[]): Promise<Outcome<Got>[]> {
  const results: Outcome<Got>[] = []
  const placed = rows.map((row, at) => ({ row, at }))
  for (const group of Map.groupBy(placed, ({ row }) => wayOf(row)).values()) {
    const some = group.map(({ row }) => row)
    const read = wayOf(some[0]!).includes('.') ? await readByQuery(context, some) : done(await readByIds(context, some))
    for (const { row, at } of group) results[at] = read.ok ? gotOf(row, read.value) : read
  }
  return results
}

/** The object; for fields of parents, which only a query reads, these too: one the org does not know spoils no other row. */
const wayOf = ({ describe, fields }: Checked) =>
  [describe.name, ...fields.filter((field) => field.includes('.'))].join(' ')

async function readByIds(context: ActionContext, rows: Checked[]): Promise<Records> {
  const ids = [...new Set(rows.map((row) => row.id))]
  const fields = [...new Set(rows.flatMap((row) => row.fields))]
  const found = await context.salesforce.retrieve(rows[0]!.describe.name, ids, fields)
  return new Map(ids.flatMap((id, at) => (found[at] ? [[id, found[at]]] : [])))
}

async function readByQuery(context: ActionContext, rows: Checked[]): Promise<Outcome<Records>> {
  const object = rows[0]!.describe.name
  const fields = ['Id', ...rows.flatMap((row) => row.fields)]
  const ids = distinct(rows.map(({ id }) => soql`${id}`))
  const records: Records = new Map()
  const soqls = isAmong('Id', ids).map((some) => select({ object, fields, where: [some] }))
  for (const answer of await readAll(context, soqls)) {
    if (!answer.ok) return answer
    for (const record of answer.value.records) records.set(idOf(record), record)
  }
  return done(records)
}

function gotOf(row: Checked, records: Records): Outcome<Got> {
  const record = records.get(row.id)
  return record ? done({ id: row.id, record: pickFields(record, row.fields) }) : refused(notFound(row))
}

export function notFound({ describe, id }: Pick<Checked, 'describe' | 'id'>): Problem {
  return new Problem('record-not-found', {
    what: `${describe.label} ${id} does not exist, is deleted, or is not shared with the connected user.`,
    fix: 'Check where the id comes from; to look without failing use the find action.',
    object: describe.name,
    recordId: id,
  })
}
