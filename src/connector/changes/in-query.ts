/** recordInQuery: a record begins or ceases to meet a condition in SOQL. */
import { z } from 'zod'
import { bindSoql } from '../bind-soql.ts'
import { aboutTrigger, type ChangeKind, exampleOf, idStem, nameOf, oneOf, watched, watchShape } from '../change.ts'
import { crossings, memberExamples, whenInput } from '../crossing.ts'
import { defineTrigger, type TriggerExample } from '../define.ts'
import { membersFeed } from '../members.ts'
import type { CrmObject } from '../object.ts'
import { attempt } from '../outcome.ts'

const kind: ChangeKind = {
  letter: 'q',
  trigger: (object) =>
    defineTrigger({
      ...aboutTrigger(object),
      id: `${idStem(object)}InQuery`,
      title: `${nameOf(object)} Meets a Condition`,
      describe: `Starts when ${oneOf(object)} begins to meet a condition in SOQL, or ceases to.`,
      input: z
        .strictObject({
          ...watchShape(object),
          where: z.string().min(1).describe('SOQL condition: Amount > :least AND Account.Industry = :industry'),
          params: z.record(z.string(), z.unknown()).default({}).describe('Values for the :names of the condition'),
          when: whenInput,
        })
        .superRefine(mustBind),
      watch: (input) => ({
        object: watched(object, input),
        changes: crossings[input.when],
        fields: [],
        query: bindSoql(input.where, input.params).text,
        instant: input.instant,
      }),
      accepts: (event, input) =>
        event.feed === membersFeed({ query: bindSoql(input.where, input.params).text }) &&
        event.object === watched(object, input) &&
        crossings[input.when].includes(event.change),
      examples: examplesFor(object),
    }),
}
export default kind

/** A name without a value is told when the workflow is saved, not when records change. */
function mustBind(
  { where, params }: { where: string; params: Record<string, unknown> },
  checking: z.RefinementCtx,
): void {
  const bound = attempt(() => bindSoql(where, params))
  if (!bound.ok)
    checking.addIssue({ code: 'custom', path: ['where'], message: bound.problem.details.what.replace(/\.$/, '') })
}

function examplesFor(object: CrmObject | null): TriggerExample[] {
  const { object: api, named } = exampleOf(object)
  const settings = { ...named, where: 'Amount__c > :least', params: { least: 5 } }
  return memberExamples(api, settings, 'query:Amount__c > 5')
}
