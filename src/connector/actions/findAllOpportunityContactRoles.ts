/** Finds opportunity contact roles by a condition in SOQL. */
import { z } from 'zod'
import { Soql, soql } from '../../salesforce/index.ts'
import { bindSoql } from '../bind-soql.ts'
import { defineAction, type Outcome } from '../define.ts'
import role from '../objects/OpportunityContactRole.ts'
import { attempt, sendPassed } from '../outcome.ts'
import { askOnce, type Question } from '../records/list.ts'
import { limitInput, listedOutput } from '../schema.ts'
import { select } from '../soql.ts'

const input = z.strictObject({
  where: z.string().min(1).describe('SOQL condition: OpportunityId = :deal AND IsPrimary = true'),
  params: z.record(z.string(), z.unknown()).default({}).describe('Values for the :names of the condition'),
  limit: limitInput,
})

/** The condition stands in brackets, so that it cannot reach beyond its place. */
function toQuestion({ where, params, limit }: z.infer<typeof input>): Question {
  const condition = new Soql(`(${bindSoql(where, params).text})`)
  return {
    limit,
    soql: select({ object: role.api, fields: role.shown, where: [soql`${condition}`], limit: limit + 1 }),
  }
}

export default defineAction({
  id: 'findAllOpportunityContactRoles',
  title: 'Find All Opportunity Contact Roles',
  describe: 'Finds the opportunity contact roles that meet a condition in SOQL; values go in as parameters (:name).',
  object: role.api,
  group: 'Opportunity Contact Roles',
  effect: 'read',
  input,
  output: listedOutput,
  run(context, inputs) {
    const questions = inputs.map((given): Outcome<Question> => attempt(() => toQuestion(given)))
    return sendPassed(questions, (passed) => askOnce(context, passed))
  },
  cost: (n) => Math.ceil(n / 5),
  needs: () => [{ object: role.api, access: 'read', fields: role.shown }],
  examples: [
    {
      title: 'All of a deal',
      given: {
        deal: { object: 'Opportunity', fields: { Name: 'Presses', StageName: 'Prospecting', CloseDate: '2031-06-30' } },
        contact: { object: 'Contact', fields: { LastName: 'Okafor' } },
        role: { object: role.api, fields: { OpportunityId: '$deal', ContactId: '$contact', Role: 'Evaluator' } },
      },
      input: { where: 'OpportunityId = :deal', params: { deal: '$deal' } },
      output: { count: 1, more: false },
    },
    { title: 'A field that is not there', input: { where: "Rool = 'x'" }, problem: 'field-unknown' },
  ],
})
