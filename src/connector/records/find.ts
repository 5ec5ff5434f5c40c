/**
 * Finding one record by given values, set-wise: one query per identifying field for all inputs together, so that
 * hundreds of concurrent finds cost one API call.
 */
import { Problem } from '../../problems.ts'
import type { FieldValues } from '../../salesforce/index.ts'
import type { ActionContext, Outcome } from '../define.ts'
import type { CrmObject } from '../object.ts'
import { attempt, done, refused, sendPassed } from '../outcome.ts'
import { candidates } from './candidates.ts'
import { describeRows } from './check-rows.ts'
import { idOf, pickFields } from './row.ts'
import { type Condition, readSought, type Search, type Sought } from './sought.ts'

export interface Found {
  found: boolean
  id: string | null
  record: FieldValues | null
  /** The identifying field that hit. */
  matchedBy: string | null
}

/** One outcome per search, in order. Nothing found is a success with `found: false`; several are `match-ambiguous`. */
export async function findRecords(
  context: ActionContext,
  searches: Search[],
  object?: CrmObject,
): Promise<Outcome<Found>[]> {
  const described = await describeRows(
    context,
    searches.map((search) => ({ ...search, fields: search.values, shown: search.fields, names: search.fields ?? [] })),
    object,
    'read',
  )
  const checked = described.rows.map((row): Outcome<Sought> => {
    if (!row.ok) return row
    const { given, describe, fields } = row.value
    return attempt(() =>
      readSought(describe, { ...given, values: fields, fields: given.shown }, described.zone, object),
    )
  })
  return sendPassed(checked, async (passed) => {
    const results = await candidates(context, passed)
    return passed.map((sought) => decide(sought, results))
  })
}

type Candidates = Awaited<ReturnType<typeof candidates>>

/** The first identifying value that hits decides. */
function decide(sought: Sought, results: Candidates): Outcome<Found> {
  for (const key of sought.keys) {
    const rows = results.get(sought, key)
    if (!rows.ok) return rows
    const hits = rows.value.filter((record) => sought.conditions.every((condition) => condition.holds(record)))
    if (hits.length > 1 && sought.onMany === 'problem') return refused(ambiguous(sought, key, hits))
    const [hit] = hits.sort(oldestFirst)
    if (hit) return done({ found: true, id: idOf(hit), record: pickFields(hit, sought.fields), matchedBy: key.name })
  }
  return done({ found: false, id: null, record: null, matchedBy: null })
}

const age = (record: FieldValues) => `${String(record['CreatedDate'] ?? '')} ${idOf(record)}`
const oldestFirst = (a: FieldValues, b: FieldValues) => (age(a) < age(b) ? -1 : 1)

function ambiguous(sought: Sought, key: Condition, hits: FieldValues[]): Problem {
  const ids = hits.slice(0, 5).map(idOf).join(', ')
  return new Problem('match-ambiguous', {
    what: `${hits.length} records of ${sought.describe.label} have ${key.name} "${String(key.value)}": ${ids}.`,
    fix: 'Give more values to tell them apart, merge them, or set onMany to "first" for the oldest.',
    object: sought.describe.name,
    field: key.field.name,
  })
}
