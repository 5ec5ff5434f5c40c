/** Reading records by id, set-wise: one call for all ids of an object. */
import { Problem } from '../../problems.ts'
import type { FieldValues, ObjectDescribe } from '../../salesforce/index.ts'
import type { ActionContext, Outcome } from '../define.ts'
import type { CrmObject } from '../object.ts'
import { attempt, done, refused, sendPassed } from '../outcome.ts'
import { describeEach } from './describe-each.ts'
import { recordId } from './record-id.ts'
import { pickFields } from './row.ts'
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
  const describes = await describeEach(
    context,
    rows.map((row) => row.object),
  )
  const checked = rows.map((row, at): Outcome<Checked> => {
    const describe = describes[at]!
    if (!describe.ok) return describe
    return attempt(() => ({
      describe: describe.value,
      id: recordId(describe.value, row.id),
      fields: row.fields ? shownFields(describe.value, row.fields, object) : readable(describe.value),
    }))
  })
  return sendPassed(checked, (passed) => retrieve(context, passed))
}

const readable = (describe: ObjectDescribe) =>
  describe.fields.filter((field) => field.type !== 'base64').map((field) => field.name)

async function retrieve(context: ActionContext, rows: Checked[]): Promise<Outcome<Got>[]> {
  const records = new Map<string, FieldValues>()
  for (const [name, group] of Map.groupBy(rows, (row) => row.describe.name)) {
    const ids = [...new Set(group.map((row) => row.id))]
    const fields = [...new Set(group.flatMap((row) => row.fields))]
    const found = await context.salesforce.retrieve(name, ids, fields)
    ids.forEach((id, at) => {
      const record = found[at]
      if (record) records.set(id, record)
    })
  }
  return rows.map((row) => {
    const record = records.get(row.id)
    return record ? done({ id: row.id, record: pickFields(record, row.fields) }) : refused(notFound(row))
  })
}

function notFound({ describe, id }: Checked): Problem {
  return new Problem('record-not-found', {
    what: `${describe.label} ${id} does not exist, is deleted, or is not shared with the connected user.`,
    fix: 'Check where the id comes from; to look without failing use the find action.',
    object: describe.name,
    recordId: id,
  })
}
