/** Fetches the records that may fit a set of searches: one query per object and identifying field, five to an API call. */
import { type FieldValues, join, type Soql, soql } from '../../salesforce/index.ts'
import { findField } from '../check/field-named.ts'
import type { ActionContext, Outcome } from '../define.ts'
import { done } from '../outcome.ts'
import { isAmong, select, splitByLength } from '../soql.ts'
import { type Rows, readAll } from './read-all.ts'
import { valueAt } from './row.ts'
import { type Condition, type Sought, soqlTerms } from './sought.ts'

interface Group {
  place: string
  soqls: Soql[]
  key: Condition
}

/** Ready to be asked per object and identifying value. */
export async function candidates(context: ActionContext, sought: Sought[]) {
  const groups: Group[] = [...Map.groupBy(sought.flatMap(keysOf), ({ place }) => place)].map(([place, searches]) => ({
    place,
    soqls: soqlsOf(searches),
    key: searches[0]!.key,
  }))
  const answers = await readAll(
    context,
    groups.flatMap((group) => group.soqls),
  )
  const found = new Map<string, Outcome<Map<string, FieldValues[]>>>()
  for (const { place, soqls, key } of groups) found.set(place, gather(answers.splice(0, soqls.length), key))
  return {
    /** Records whose field has this value, or the Problem of the query. */
    get(sought: Sought, key: Condition): Outcome<FieldValues[]> {
      const group = found.get(placeOf(sought, key))
      if (!group) return done([])
      return group.ok ? done(group.value.get(key.sameness) ?? []) : group
    },
  }
}

/** Who asks for other fields of parents asks apart: one the org does not know spoils its own query only. */
const placeOf = ({ describe, fields }: Sought, key: Condition) =>
  [describe.name, key.field.name, ...fields.filter((field) => field.includes('.'))].join(' ')

const keysOf = (sought: Sought) => sought.keys.map((key) => ({ place: placeOf(sought, key), key, sought }))

/** Terms joined with OR, or values in one IN list. */
function soqlsOf(searches: { key: Condition; sought: Sought }[]): Soql[] {
  const { key, sought } = searches[0]!
  const fields = new Set(['Id', key.field.name])
  if (findField(sought.describe, 'CreatedDate')) fields.add('CreatedDate')
  for (const search of searches) {
    for (const field of search.sought.fields) fields.add(field)
    for (const condition of search.sought.conditions) fields.add(condition.field.name)
  }
  const terms = soqlTerms(searches.map((search) => search.key))
  const parts =
    key.compare === 'host'
      ? splitByLength(terms).map((some) => soql`(${join(some, ' OR ')})`)
      : isAmong(key.field.name, terms)
  return parts.map((part) => select({ object: sought.describe.name, fields: [...fields], where: [part] }))
}

/** All rows of a group's queries by the value of its field; one failed query fails the group. */
function gather(answers: Outcome<Rows>[], key: Condition): Outcome<Map<string, FieldValues[]>> {
  const rows: FieldValues[] = []
  for (const answer of answers) {
    if (!answer.ok) return answer
    rows.push(...answer.value.records)
  }
  return done(Map.groupBy(rows, (record) => key.same(valueAt(record, key.field.name))))
}
