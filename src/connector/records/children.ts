/** Records that hang on given parents, set-wise: one query for all parents together. */
import { type FieldValues, soql } from '../../salesforce/index.ts'
import type { ActionContext, Outcome } from '../define.ts'
import { attempt, done, sendPassed } from '../outcome.ts'
import { distinct, isAmong, type Order, select } from '../soql.ts'
import { readAll } from './read-all.ts'
import { recordId } from './record-id.ts'

export interface Children<C> {
  object: string
  /** The field that holds the parent's id. */
  parent: string
  fields: string[]
  orderBy?: Order[]
  toChild(record: FieldValues): C
}

/** Parents may be of any object. */
const anyRecord = { name: 'Record', label: 'any object', keyPrefix: null }

/** One outcome per parent, in order; `id-malformed` for what is no id. */
export async function childrenOf<C>(
  context: ActionContext,
  parents: { parentId: string }[],
  children: Children<C>,
): Promise<Outcome<C[]>[]> {
  const ids = parents.map(({ parentId }) => attempt(() => recordId(anyRecord, parentId)))
  return sendPassed(ids, (passed) => readChildren(context, passed, children))
}

async function readChildren<C>(
  context: ActionContext,
  ids: string[],
  { object, parent, fields, orderBy, toChild }: Children<C>,
): Promise<Outcome<C[]>[]> {
  const soqls = isAmong(parent, distinct(ids.map((id) => soql`${id}`))).map((some) =>
    select({ object, fields: [parent, ...fields], where: [some], orderBy }),
  )
  const answers = await readAll(context, soqls)
  const failed = answers.find((answer) => !answer.ok)
  if (failed) return ids.map(() => failed)
  const records = answers.flatMap((answer) => (answer.ok ? answer.value.records : []))
  const byParent = Map.groupBy(records, (record) => String(record[parent]))
  return ids.map((id) => done((byParent.get(id) ?? []).map(toChild)))
}
