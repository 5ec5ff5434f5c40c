/** Full-text search (SOSL). */

import { asProblem, Problem } from '../../problems.ts'
import { type FieldValues, names } from '../../salesforce/index.ts'
import type { ActionContext, Outcome } from '../define.ts'
import type { CrmObject } from '../object.ts'
import { attempt, done, refused, sendPassed } from '../outcome.ts'
import { soslWords } from '../sosl-words.ts'
import { splitSosl } from '../split-sosl.ts'
import { describeWide } from './describe-wide.ts'
import type { Listed } from './list.ts'
import { plainRecord } from './row.ts'
import { defaultFields, shownFields } from './shown-fields.ts'

export interface TextSearch {
  object: string
  text: string
  fields?: string[] | undefined
  limit: number
}

/** One outcome per search, in order; Salesforce takes one search a call. */
export async function searchRecords(
  context: ActionContext,
  searches: TextSearch[],
  object?: CrmObject,
): Promise<Outcome<Listed>[]> {
  const described = await describeWide(
    context,
    searches.map(({ object, fields = [] }) => ({ object, names: fields })),
  )
  const checked = searches.map((search, at): Outcome<{ sosl: string; limit: number }> => {
    const one = described[at]!
    if (!one.ok) return one
    return attempt(() => {
      const { describe } = one.value
      const { fields } = search
      const shown = fields ? shownFields(describe, fields, object) : defaultFields(describe, object)
      const returning = `${describe.name}(${names([...new Set(['Id', ...shown])])} LIMIT ${search.limit + 1})`
      return { sosl: `FIND {${termOf(search.text)}} IN ALL FIELDS RETURNING ${returning}`, limit: search.limit }
    })
  })
  return sendPassed(checked, (passed) => Promise.all(passed.map(({ sosl, limit }) => runSosl(context, sosl, limit))))
}

/** One search as it stands. */
export async function runSosl(context: ActionContext, sosl: string, limit: number): Promise<Outcome<Listed>> {
  try {
    const parts = await Promise.all(splitSosl(sosl).map((part) => context.salesforce.search(part)))
    const found: FieldValues[] = parts.flat()
    const records = found.slice(0, limit).map(plainRecord)
    return done({ records, count: records.length, more: found.length > limit })
  } catch (thrown) {
    const problem = asProblem(thrown)
    if (problem.code !== 'query-invalid') throw thrown
    return refused(problem)
  }
}

/** Of longer words Salesforce drops what joins them, and from 10,000 characters on it finds nothing, without a word. */
const longestTerm = 4000

function tooManyWords({ length }: string): Problem {
  return new Problem('query-invalid', {
    what: `The words to look for have ${length.toLocaleString('en')} characters; Salesforce takes ${longestTerm.toLocaleString('en')}.`,
    fix: 'Look for fewer words.',
    field: 'text',
  })
}

/** https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_sosl_find.htm */
export function termOf(text: string): string {
  if (text.length > longestTerm) throw tooManyWords(text)
  if (text.replace(/[^\p{L}\p{N}]/gu, '').length >= 2) return soslWords(text)
  throw new Problem('query-invalid', {
    what: `"${text}" is too short for a full-text search.`,
    fix: 'Give at least two letters or digits.',
    field: 'text',
  })
}
