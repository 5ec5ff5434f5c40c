/**
 * After a create whose answer was lost: which of the rows are there? We ask for what this user has created since, and give
 * each row its own record, so that two equal rows need two records.
 */
import { type FieldDescribe, type FieldValues, type ObjectDescribe, type Soql, soql } from '../../salesforce/index.ts'
import { findField } from '../check/field-named.ts'
import type { ActionContext } from '../define.ts'
import { apiName, type CrmObject } from '../object.ts'
import { distinct, isAmong, literal, select } from '../soql.ts'
import { checkNewRows, type NewRow, type Written } from './create.ts'
import { readAll } from './read-all.ts'
import { idOf } from './row.ts'

/** Which records may be the ones a write made. */
export interface Sent {
  /** Org time (ISO) just before the write was sent. */
  since: string
  /** Ids that belong to other writes. */
  known: Set<string>
  /** What we know of the object, for rows of one of ours. */
  object?: CrmObject | undefined
}

/** Per row the record, or null when it surely is not there. */
export async function lookForCreated(
  context: ActionContext,
  rows: NewRow[],
  sentAs: Sent,
): Promise<(Written | null)[]> {
  const { object } = sentAs
  const checked = await checkNewRows(context, rows, object)
  const sent = checked.map((row) => (row.ok ? row.value : null))
  const results: (Written | null)[] = rows.map(() => null)
  const { userId } = await context.salesforce.identity()
  for (const name of new Set(sent.flatMap((row) => row?.object ?? []))) {
    const describe = await context.describe(name)
    const group = sent.map((row) => (row?.object === name ? row.fields : null))
    const free = await createdSince(context, describe, group, { ...sentAs, userId })
    group.forEach((fields, at) => {
      const id = fields && free.get(fingerprint(marks(describe, fields, object), fields))?.shift()
      if (id) results[at] = { id, created: true }
    })
  }
  return results
}

/** Fields that tell our rows apart: the object's own list as far as the row has them, else its short texts and links. */
function marks(describe: ObjectDescribe, fields: FieldValues, object?: CrmObject): FieldDescribe[] {
  const own = (object?.fingerprint ?? []).map((name) => apiName(name, object?.fields[name]))
  const given = Object.keys(fields).flatMap((name) => findField(describe, name) ?? [])
  const usable = given.filter((field) => field.filterable && comparable.has(field.type))
  const listed = usable.filter((field) => own.includes(field.name))
  return listed.length ? listed : usable
}

const comparable = new Set(['string', 'email', 'phone', 'url', 'reference', 'picklist', 'combobox', 'date', 'boolean'])

interface Scope extends Sent {
  userId: string
}

/** Ids of records created since by this user, by fingerprint. Rows with the same marks are asked for together. */
async function createdSince(
  context: ActionContext,
  describe: ObjectDescribe,
  rows: (FieldValues | null)[],
  { since, userId, known, object }: Scope,
): Promise<Map<string, string[]>> {
  const sets = Map.groupBy(
    rows.filter((row) => row !== null),
    (row) =>
      marks(describe, row, object)
        .map((field) => field.name)
        .join(),
  )
  const free = new Map<string, string[]>()
  for (const group of sets.values()) {
    const fields = marks(describe, group[0]!, object)
    const own = [soql`CreatedById = ${userId}`, soql`CreatedDate >= ${new Date(since)}`]
    const soqls = narrowed(fields[0], group).map((where) =>
      select({
        object: describe.name,
        fields: ['Id', ...fields.map((field) => field.name)],
        where: [...own, ...where],
      }),
    )
    for (const answer of await readAll(context, soqls)) {
      if (!answer.ok) throw answer.problem
      for (const record of answer.value.records) {
        if (known.has(idOf(record))) continue
        const key = fingerprint(fields, record)
        free.set(key, [...(free.get(key) ?? []), idOf(record)])
      }
    }
  }
  return free
}

/** Conditions on the first mark, so that only our own rows come back. */
function narrowed(mark: FieldDescribe | undefined, rows: FieldValues[]): Soql[][] {
  if (!mark) return [[]]
  const values = distinct(rows.map((row) => literal(mark, row[mark.name])))
  return isAmong(mark.name, values).map((part) => [part])
}

function fingerprint(fields: FieldDescribe[], record: FieldValues): string {
  return JSON.stringify(
    fields.map((field) => [
      field.name,
      String(record[field.name] ?? '')
        .trim()
        .toLowerCase(),
    ]),
  )
}
