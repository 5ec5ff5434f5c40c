/** Executes a SOSL search. */
import { z } from 'zod'
import { defineAction } from '../define.ts'
import { runSosl } from '../records/search.ts'
import { limitInput, listedOutput } from '../schema.ts'

export default defineAction({
  id: 'search',
  title: 'Search (SOSL)',
  describe:
    'Runs a SOSL search over several objects at once. To search one object by words, use its own search action.',
  object: null,
  group: 'Queries',
  effect: 'read',
  input: z.strictObject({
    sosl: z.string().min(1).describe('FIND {Orchard} IN ALL FIELDS RETURNING Account(Id, Name), Lead(Id, Company)'),
    limit: limitInput,
  }),
  output: listedOutput,
  run: (context, inputs) => Promise.all(inputs.map(({ sosl, limit }) => runSosl(context, sosl, limit))),
  cost: (n) => n,
  needs: () => [],
  examples: [
    {
      title: 'A word nobody has',
      input: { sosl: 'FIND {Zzyzxquorn} IN ALL FIELDS RETURNING Account(Id, Name), Lead(Id)' },
      output: { count: 0, more: false },
    },
    { title: 'Without braces', input: { sosl: 'FIND Orchard' }, problem: 'query-invalid' },
  ],
})
