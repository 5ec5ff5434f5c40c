/** searchLeads, searchAccounts, … */
import { z } from 'zod'
import { defineAction } from '../define.ts'
import { needsOf } from '../needs.ts'
import { searchRecords } from '../records/search.ts'
import { fieldsInput, limitInput, listedOutput } from '../schema.ts'
import { lowerCase, type Verb, words } from '../verb.ts'

const verb: Verb = {
  letter: 'S',
  action: (object) =>
    defineAction({
      id: `search${object.plural}`,
      title: `Search ${words(object.plural)}`,
      describe: `Full-text search (SOSL) over ${lowerCase(object.plural)}. New records appear some seconds after their creation.`,
      object: object.api,
      group: words(object.plural),
      effect: 'read',
      input: z.strictObject({
        text: z.string().describe('Words to look for'),
        limit: limitInput,
        fields: fieldsInput,
      }),
      output: listedOutput,
      run: (context, inputs) =>
        searchRecords(
          context,
          inputs.map((input) => ({ object: object.api, ...input })),
          object,
        ),
      cost: (n) => n,
      needs: ({ fields = [] }) => needsOf(object, 'read', fields),
      examples: [
        { title: 'A word nobody has', input: { text: 'Zzyzxquorn' }, output: { count: 0, more: false } },
        { title: 'Too short', input: { text: 'a' }, problem: 'query-invalid' },
      ],
    }),
}
export default verb
