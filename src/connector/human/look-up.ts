/** Looks up the records that links mean: one query per object and field, five to an API call. */
import { Problem } from '../../problems.ts'
import type { FieldValues } from '../../salesforce/index.ts'
import type { ActionContext, Outcome } from '../define.ts'
import { type Rows, readAll } from '../records/read-all.ts'
import { choose } from './choose.ts'
import type { Link } from './link.ts'
import { type Asked, questionsFor, type Use } from './questions.ts'
import type { ZoneQuestion } from './zone.ts'

export interface Found {
  /** Under which name the value goes into the row: the field with an id or a Problem, or the relation with an external id. */
  valueOf(link: Link): { key: string; value: unknown }
  zone: string
}

/** @param zone asked for in the same call, unless it is known */
export async function lookUp(
  context: ActionContext,
  links: Link[],
  zone: ZoneQuestion | null,
  use: Use,
): Promise<Found> {
  const { natives, questions } = await questionsFor(context, links, use)
  const askZone = zone !== null && zone.known === null
  const answers = await readAll(context, [...(askZone ? [zone.soql] : []), ...questions.map(({ soql }) => soql)])
  const told = askZone ? zoneOf(answers.shift()) : null
  if (told) zone?.keep(told)
  const asked = questions.map((question, at): Asked => ({ ...question, rows: rowsOf(answers[at]) }))
  return {
    zone: told ?? zone?.known ?? 'UTC',
    valueOf(link) {
      const native = natives.get(link)
      return native ?? { key: link.field.name, value: choose(link, asked) }
    },
  }
}

/** A user without access to the row is served in UTC. */
function zoneOf(answer: Outcome<Rows> | undefined): string | null {
  const zone = answer?.ok ? answer.value.records[0]?.['TimeZoneSidKey'] : null
  return typeof zone === 'string' ? zone : null
}

function rowsOf(answer: Outcome<Rows> | undefined): FieldValues[] | Problem {
  if (answer?.ok) return answer.value.records
  return answer?.problem ?? new Problem('org-refused', { what: 'A look-up was not answered.', fix: 'Try again.' })
}
