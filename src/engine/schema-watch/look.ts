/** One look at one object: asks the org, and gives how the object is known and what it lost. Null: nothing was there, and nothing is. */
import { Problem } from '../../problems.ts'
import type { Salesforce } from '../../salesforce/index.ts'
import { type Loss, lossesOf, type NotedLoss } from './compare.ts'
import { keepKnown } from './keep-known.ts'
import type { Seen } from './rows.ts'
import { type Snapshot, snapshotOf } from './snapshot.ts'

/**
 * Salesforce says that conditional reads also tell changes of permissions and profiles; in case some change does not move its
 * date, the whole is read this often. https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_describeGlobal.htm
 */
const wholeEveryMs = 7 * 86_400_000

export interface Look {
  salesforce: Pick<Salesforce, 'describeSince'>
  /** As a workflow writes it. */
  object: string
  seen: Seen | undefined
  /** Read all of it, also where nothing seems to have changed. */
  whole: boolean
  now: Date
}

export async function lookAt({ salesforce, object, seen, whole, now }: Look): Promise<Seen | null> {
  const isOld = seen !== undefined && now.getTime() - seen.wholeAt.getTime() > wholeEveryMs
  const since = whole || isOld ? null : (seen?.lastModified ?? null)
  const found = await salesforce.describeSince(object, since).catch(unlessGone)
  if (found === null) return seen ?? null
  const is = found === 'gone' ? null : snapshotOf(found.describe)
  const lastModified = found === 'gone' ? null : found.lastModified
  const known = seen?.known ?? is
  if (!known) return null
  const losses = lossesOf(known, is)
  const lost = losses.map((loss) => noted(loss, seen?.lost ?? [], is, now))
  return { object: object.toLowerCase(), known: keepKnown(known, is, losses), lost, lastModified, wholeAt: now }
}

function unlessGone(thrown: unknown): 'gone' {
  if (thrown instanceof Problem && thrown.code === 'object-unknown') return 'gone'
  throw thrown
}

/** A field's heir is new at the first look alone, so that look's word for it stands as long as the heir does. */
function noted(loss: Loss, before: NotedLoss[], is: Snapshot | null, now: Date): NotedLoss {
  const same = before.find((one) => one.field === loss.field && one.was === loss.was && kindOf(one) === kindOf(loss))
  const isHeirThere = same?.change === 'field-renamed' && is?.fields.some(({ name }) => name === same.is)
  return { ...(isHeirThere ? same : loss), seenAt: same?.seenAt ?? now.toISOString() }
}

const kindOf = ({ change }: Loss) => (change === 'field-renamed' ? 'field-gone' : change)
