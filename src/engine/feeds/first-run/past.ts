/** The records a trigger would have heard of: which they are, in SOQL, oldest first. */
import type { Change } from '../../../connector/index.ts'
import type { Salesforce } from '../../../salesforce/index.ts'
import type { Subscription } from '../../events/index.ts'
import { listSoql, narrowed } from '../polling/list-soql.ts'
import type { Plan } from '../polling/plan.ts'
import { stampOf } from '../polling/position.ts'
import type { FirstRunChoice } from './choice.ts'

export interface Past {
  /** As what a record is told. */
  change: Change
  /** Under which feed's name triggers hear it. */
  feed: string
  /** The field that says when it happened. */
  stampField: string
  /** The query with these fields, and with this condition besides. */
  soql(fields: string, condition?: string): string
}

/** A place in the order of stamp and id: behind this row, or with it. */
export interface Place {
  stamp: string
  id: string
  withIt?: boolean
}

export const firstRunFeed = 'first-run'

/** Null when nothing of the past can be told: deletions leave nothing to read. */
export async function pastOf(salesforce: Salesforce, { watch }: Subscription, plan: Plan): Promise<Past | null> {
  if (!watch) return null
  const change = (['created', 'updated', 'entered'] as const).find((one) => watch.changes.includes(one))
  if (!change) return null
  const { listView = null, query = null, object } = watch
  const feed = listView === null ? `query:${query}` : `list-view:${listView}`
  const isList = change === 'entered'
  const base = isList
    ? await listSoql(salesforce, object, { feed, listView, query, since: 0 })
    : `SELECT Id FROM ${object}`
  return {
    change,
    feed: isList ? feed : firstRunFeed,
    stampField: change === 'updated' ? plan.stampField : 'CreatedDate',
    soql(fields, condition) {
      const whole = condition === undefined ? base : narrowed(base, condition)
      return whole.replace('SELECT Id FROM', `SELECT ${fields} FROM`)
    },
  }
}

/** What the choice takes of it: behind where it begins, and before `until` (ISO, org time; null: all up to now). */
export async function beginning(
  salesforce: Salesforce,
  past: Past,
  choice: FirstRunChoice,
  until: string | null,
): Promise<{ from: Place | null } | null> {
  if (choice.from === 'now') return null
  if (choice.from === 'everything') return { from: null }
  if (choice.from === 'date') return { from: { stamp: new Date(choice.since).toISOString(), id: '' } }
  const { stampField } = past
  const last = past.soql(`Id, ${stampField}`, behind(past, null, until))
  const page = await salesforce.queryPage(
    `${last} ORDER BY ${stampField} DESC, Id DESC LIMIT 1 OFFSET ${choice.count - 1}`,
  )
  const [row] = page.records
  // Fewer than that are all of them.
  return { from: row ? { stamp: stampOf(row, stampField), id: String(row['Id']), withIt: true } : null }
}

/** The condition for what lies between; undefined when there is none. */
export function behind({ stampField }: Past, from: Place | null, until: string | null): string | undefined {
  const end = until === null ? [] : [`${stampField} < ${until}`]
  const conditions = from ? [...after(stampField, from), ...end] : end
  return conditions.length > 0 ? conditions.join(' AND ') : undefined
}

function after(stampField: string, { stamp, id, withIt }: Place): string[] {
  if (!id) return [`${stampField} >= ${stamp}`]
  return [`${stampField} >= ${stamp}`, `(${stampField} > ${stamp} OR Id ${withIt ? '>=' : '>'} '${id}')`]
}
