/** How many records a first run would tell of, before it is chosen. */
import type { ObjectDescribe, Salesforce } from '../../../salesforce/index.ts'
import type { Subscription } from '../../events/index.ts'
import { planFor } from '../polling/plan.ts'
import { wordsOf } from '../polling/wanted.ts'
import type { FirstRunChoice } from './choice.ts'
import { beginning, behind, pastOf } from './past.ts'

export interface FirstRunPreview {
  /** Records that would be told; the trigger's own conditions may leave fewer. */
  records: number
  /** API calls to read them. */
  readCalls: number
}

interface Parts {
  salesforce: Salesforce
  describe(object: string): Promise<ObjectDescribe>
  usualFields(object: string): string[]
}

const pageRows = 2000

/** Takes one or two API calls. */
export async function previewFirstRun(
  { salesforce, describe, usualFields }: Parts,
  subscription: Subscription,
  choice: FirstRunChoice,
): Promise<FirstRunPreview> {
  const { watch, document } = subscription
  if (!watch || choice.from === 'now') return { records: 0, readCalls: 0 }
  const wanted = { object: watch.object, watched: new Set(watch.fields), words: wordsOf(document) }
  const plan = planFor(wanted, await describe(watch.object), usualFields(watch.object))
  const past = await pastOf(salesforce, subscription, plan)
  const begun = past && (await beginning(salesforce, past, choice, null))
  if (!past || !begun) return { records: 0, readCalls: 0 }
  const { totalSize } = await salesforce.queryPage(past.soql('COUNT()', behind(past, begun.from, null)))
  return { records: totalSize, readCalls: 1 + Math.ceil(totalSize / pageRows) }
}
