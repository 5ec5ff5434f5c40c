/** Executes a SOQL query. */
import { z } from 'zod'
import { bindSoql } from '../bind-soql.ts'
import { defineAction, type Outcome } from '../define.ts'
import { attempt, sendPassed } from '../outcome.ts'
import { askOnce, type Question } from '../records/list.ts'
import { limitInput, listedOutput } from '../schema.ts'
import { soqlNeeds } from '../soql-needs.ts'

export default defineAction({
  id: 'query',
  title: 'Query (SOQL)',
  describe:
    'Runs a SOQL query, all pages of it up to the limit. Values go in as parameters (:name), never into the text.',
  object: null,
  group: 'Queries',
  effect: 'read',
  input: z.strictObject({
    query: z.string().min(1).describe('SELECT Id, Name FROM Account WHERE Industry = :industry'),
    params: z.record(z.string(), z.unknown()).default({}).describe('Values for the :names of the query'),
    limit: limitInput.default(2000),
  }),
  output: listedOutput,
  run(context, inputs) {
    const questions = inputs.map(
      ({ query, params, limit }): Outcome<Question> => attempt(() => ({ soql: bindSoql(query, params), limit })),
    )
    return sendPassed(questions, (passed) => askOnce(context, passed))
  },
  cost: (n) => Math.ceil(n / 5),
  needs: ({ query }) => soqlNeeds(query),
  examples: [
    {
      title: 'With a parameter that would break a pasted query',
      given: { account: { object: 'Account', fields: { Name: "O'Neil's Presses" } } },
      input: { query: 'SELECT Id FROM Account WHERE Name = :name LIMIT 1', params: { name: "O'Neil's Presses" } },
      output: { count: 1 },
    },
    {
      title: 'How many there are',
      given: { account: { object: 'Account', fields: { Name: 'Quincewood Presses' } } },
      input: { query: 'SELECT COUNT() FROM Account WHERE Name LIKE :start', params: { start: 'Quincewood%' } },
      output: { records: [], count: 1, more: false },
    },
    {
      title: 'A parameter that is not given',
      input: { query: 'SELECT Id FROM Account WHERE Name = :nmae', params: { name: 'x' } },
      problem: 'query-invalid',
    },
  ],
})
