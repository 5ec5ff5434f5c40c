/** Describes of the objects some rows name, with those parents' fields that the rows' names lead to (`Owner.Name`). */
import type { ObjectDescribe } from '../../salesforce/index.ts'
import { withParents } from '../check/with-parents.ts'
import type { ActionContext, Outcome } from '../define.ts'
import { done } from '../outcome.ts'
import { describeEach } from './describe-each.ts'

export interface Wide {
  /** As it is kept. */
  own: ObjectDescribe
  describe: ObjectDescribe
}

/** In the order of the rows; rows that lead to the same parents share theirs. */
export async function describeWide(
  context: ActionContext,
  rows: { object: string; names: string[] }[],
): Promise<Outcome<Wide>[]> {
  const own = await describeEach(
    context,
    rows.map((row) => row.object),
  )
  const known = new Map<string, Promise<ObjectDescribe>>()
  const widened = (describe: ObjectDescribe, names: string[]) => {
    const key = [describe.name, ...names.filter((name) => name.includes('.'))].join(' ')
    const made = known.get(key) ?? withParents(context, describe, names)
    known.set(key, made)
    return made
  }
  return Promise.all(
    own.map(async (one, at) =>
      one.ok ? done({ own: one.value, describe: await widened(one.value, rows[at]!.names) }) : one,
    ),
  )
}
