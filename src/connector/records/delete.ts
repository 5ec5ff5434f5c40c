/** Deleting records, set-wise. */
import type { Problem } from '../../problems.ts'
import type { RowResult } from '../../salesforce/index.ts'
import type { ActionContext, Outcome } from '../define.ts'
import { attempt, done, inRounds, refused, sendPassed } from '../outcome.ts'
import { describeEach } from './describe-each.ts'
import { recordId } from './record-id.ts'
import { type SentRow, sendRows } from './send-rows.ts'

export interface Deleted {
  id: string
  deleted: true
  /** It was in the recycle bin before. */
  alreadyDeleted: boolean
}

/** One outcome per id, in order. A record that is already deleted is a success: the wanted state holds. */
export async function deleteRecords(
  context: ActionContext,
  rows: { object: string; id: string }[],
): Promise<Outcome<Deleted>[]> {
  const describes = await describeEach(
    context,
    rows.map((row) => row.object),
  )
  const checked = rows.map((row, at): Outcome<SentRow> => {
    const describe = describes[at]!
    if (!describe.ok) return describe
    return attempt(() => ({ object: describe.value.name, id: recordId(describe.value, row.id), fields: {} }))
  })
  return sendPassed(checked, (passed) =>
    inRounds(
      passed,
      (row) => row.id ?? '',
      async (round) => {
        const results = await sendRows(context, 'delete', round)
        return round.map(({ id = '' }, at) => deleted(id, results[at]!))
      },
    ),
  )
}

function deleted(id: string, result: RowResult): Outcome<Deleted> {
  if (result.ok) return done({ id, deleted: true, alreadyDeleted: false })
  if (isGone(result.problem)) return done({ id, deleted: true, alreadyDeleted: true })
  return refused(result.problem)
}

const isGone = (problem: Problem) => problem.code === 'record-deleted'
