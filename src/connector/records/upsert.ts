/** Create-or-update, set-wise, by any field: Salesforce's own upsert where the field allows it, else look first. */
import { Problem } from '../../problems.ts'
import type { FieldDescribe, FieldValues, ObjectDescribe } from '../../salesforce/index.ts'
import { checkRow } from '../check/check-row.ts'
import { fieldNamed, findField } from '../check/field-named.ts'
import { readValue } from '../check/read-value.ts'
import type { ActionContext, Outcome } from '../define.ts'
import type { CrmObject } from '../object.ts'
import { attempt, done, inRounds, sendPassed } from '../outcome.ts'
import { describeRows } from './check-rows.ts'
import { createRecords, type Written, written } from './create.ts'
import { findRecords } from './find.ts'
import { notFound } from './get.ts'
import { withKeys } from './key-locks.ts'
import { waysOf } from './send-rows.ts'
import { updateRecords } from './update.ts'

export interface UpsertRow {
  object: string
  /** Friendly or API name of the field that tells whether the record exists. */
  by: string
  fields: FieldValues
  onMany: 'problem' | 'first'
  ifFound: 'update' | 'leave'
}

interface Read extends UpsertRow {
  zone: string
}

interface Checked extends Read {
  describe: ObjectDescribe
  key: FieldDescribe
  value: unknown
}

/** One outcome per row, in order. Rows with the same key go one after the other: the first creates, the next update. */
export async function upsertRecords(
  context: ActionContext,
  rows: UpsertRow[],
  object?: CrmObject,
): Promise<Outcome<Written>[]> {
  const described = await describeRows(context, rows, object)
  const checked = described.rows.map((row): Outcome<Checked> => {
    if (!row.ok) return row
    const { given, describe, fields } = row.value
    return attempt(() => checkUpsert(describe, { ...given, fields, zone: described.zone }, object))
  })
  return sendPassed(checked, (passed) => inRounds(passed, keyOf, (round) => sendRound(context, round, object)))
}

const keyOf = (row: Checked) => `${row.describe.name}.${row.key.name}=${String(row.value).trim().toLowerCase()}`

function checkUpsert(describe: ObjectDescribe, row: Read, object?: CrmObject): Checked {
  const key = fieldNamed(describe, row.by, object)
  const given = Object.entries(row.fields).find(([name]) => findField(describe, name, object) === key)
  if (given?.[1] instanceof Problem) throw given[1]
  const value = given === undefined ? null : readValue(key, given[1] ?? null, 'as-the-org', row.zone)
  if (value === null) {
    throw new Problem('field-required', {
      what: `The record is to be known by ${row.by}, and ${row.by} has no value.`,
      fix: `Give ${row.by} a value, or choose another field in "by".`,
      object: describe.name,
      field: key.name,
    })
  }
  if (key.type !== 'id') return { ...row, describe, key, value }
  // The id says which record is meant and is nothing to be written.
  const fields = Object.fromEntries(Object.entries(row.fields).filter(([name]) => name !== given?.[0]))
  return { ...row, fields, describe, key, value }
}

/** All rows of a round differ in their keys. */
async function sendRound(context: ActionContext, rows: Checked[], object?: CrmObject): Promise<Outcome<Written>[]> {
  const results = new Map<Checked, Outcome<Written>>()
  const way = (row: Checked) => `${row.describe.name}.${row.key.name} ${isNative(row)}`
  for (const group of Map.groupBy(rows, way).values()) {
    const write = () => (isNative(group[0]!) ? upsertByKey : lookThenWrite)(context, group, object)
    const answers = await (isSafe(group[0]!) ? write() : withKeys(context, group.map(keyOf), write))
    for (const [at, row] of group.entries()) results.set(row, answers[at]!)
  }
  return rows.map((row) => results.get(row)!)
}

/** Salesforce itself looks up external ids and a few more (e-mail of people); it refuses several matches. */
const isNative = ({ key, onMany, ifFound }: Checked) =>
  ifFound === 'update' && key.type !== 'id' && (key.externalId || (key.idLookup && onMany === 'problem'))

/** Salesforce itself keeps a second record with this key from being made. */
const isSafe = (row: Checked) => isNative(row) && row.key.unique

async function upsertByKey(context: ActionContext, rows: Checked[], object?: CrmObject): Promise<Outcome<Written>[]> {
  const { describe, key } = rows[0]!
  const checked = rows.map(({ fields, zone }) =>
    attempt(() => checkRow(fields, { describe, write: 'upsert', object, zone })),
  )
  const wish = { object: describe.name, operation: 'upsert' as const, externalIdField: key.name }
  return sendPassed(checked, async (passed) =>
    (await context.salesforce.write({ ...wish, rows: passed }, waysOf(context))).map(written),
  )
}

type Split = { update: string } | { leave: string } | { create: true }

async function lookThenWrite(context: ActionContext, rows: Checked[], object?: CrmObject): Promise<Outcome<Written>[]> {
  const found = await findRecords(
    context,
    rows.map((row) => ({ object: row.object, values: { [row.by]: row.value }, onMany: row.onMany, fields: ['Id'] })),
    object,
  )
  const fates = rows.map((row, at): Outcome<{ row: Checked; fate: Split }> => {
    const one = found[at]!
    if (!one.ok) return one
    return attempt(() => ({ row, fate: fateOf(row, one.value.id) }))
  })
  return sendPassed(fates, (passed) => writeFates(context, passed, object))
}

/** Ids are Salesforce's to give: a record of an id that is not there cannot be created. */
function fateOf({ ifFound, key, describe, value }: Checked, id: string | null): Split {
  if (id === null && key.type === 'id') throw notFound({ describe, id: String(value) })
  if (id === null) return { create: true }
  return ifFound === 'leave' ? { leave: id } : { update: id }
}

async function writeFates(
  context: ActionContext,
  items: { row: Checked; fate: Split }[],
  object?: CrmObject,
): Promise<Outcome<Written>[]> {
  const updates = items.flatMap(({ row, fate }) => ('update' in fate ? [{ ...row, id: fate.update }] : []))
  const creates = items.flatMap(({ row, fate }) => ('create' in fate ? [row] : []))
  const [updated, created] = await Promise.all([
    updateRecords(context, updates, object),
    createRecords(context, creates, object),
  ])
  const queues = { update: updated.values(), create: created.values() }
  return items.map(({ fate }) => {
    if ('leave' in fate) return done({ id: fate.leave, created: false })
    return queues['update' in fate ? 'update' : 'create'].next().value!
  })
}
