/** Executes a SOSL search. */
import { z } from 'zod'
import { bindSosl } from '../bind-sosl.ts'
import { defineAction, type Outcome } from '../define.ts'
import { attempt, sendPassed } from '../outcome.ts'
import { runSosl } from '../records/search.ts'
import { limitInput, listedOutput } from '../schema.ts'
import { soslNeeds } from '../soql-needs.ts'

interface Bound {
  text: string
  limit: number
}

const toBound = ({ sosl, params, limit }: { sosl: string; params: Record<string, unknown>; limit: number }): Bound => ({
  text: bindSosl(sosl, params),
  limit,
})

export default defineAction({
  id: 'search',
  title: 'Search (SOSL)',
  describe:
    'Runs a SOSL search over several objects at once; values go in as parameters (:name), never into the text. To search one object by words, use its own search action.',
  object: null,
  group: 'Queries',
  effect: 'read',
  input: z.strictObject({
    sosl: z.string().min(1).describe('FIND {Orchard} IN ALL FIELDS RETURNING Account(Id, Name), Lead(Id, Company)'),
    params: z.record(z.string(), z.unknown()).default({}).describe('Values for the :names of the search'),
    limit: limitInput,
  }),
  output: listedOutput,
  run(context, inputs) {
    const bound = inputs.map((given): Outcome<Bound> => attempt(() => toBound(given)))
    return sendPassed(bound, (passed) => Promise.all(passed.map(({ text, limit }) => runSosl(context, text, limit))))
  },
  cost: (n) => n,
  needs: ({ sosl }) => soslNeeds(sosl),
  examples: [
    {
      title: 'A word nobody has',
      input: { sosl: 'FIND {Zzyzxquorn} IN ALL FIELDS RETURNING Account(Id, Name), Lead(Id)' },
      output: { count: 0, more: false },
    },
    {
      title: 'With a parameter full of operators',
      input: {
        sosl: 'FIND {:words} IN ALL FIELDS RETURNING Lead(Id)',
        params: { words: 'Zzyzxquorn* OR "xxx" {yyy}' },
      },
      output: { count: 0 },
    },
    { title: 'Without braces', input: { sosl: 'FIND Orchard' }, problem: 'query-invalid' },
  ],
})
