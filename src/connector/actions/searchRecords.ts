/** Searches records of any object by words. */
import { z } from 'zod'
import { defineAction } from '../define.ts'
import { needsAny, objectInput } from '../records/any-object.ts'
import { searchRecords } from '../records/search.ts'
import { fieldsInput, limitInput, listedOutput } from '../schema.ts'

export default defineAction({
  id: 'searchRecords',
  title: 'Search Records',
  describe: 'Full-text search (SOSL) over records of any object. New records appear some seconds after their creation.',
  object: null,
  group: 'Any object',
  effect: 'read',
  input: z.strictObject({
    object: objectInput,
    text: z.string().describe('Words to look for'),
    limit: limitInput,
    fields: fieldsInput,
  }),
  output: listedOutput,
  run: (context, inputs) => searchRecords(context, inputs),
  cost: (n) => n,
  needs: ({ object, fields = [] }) => needsAny(object, 'read', fields),
  examples: [
    {
      title: 'By a word of the name',
      given: { account: { object: 'Account', fields: { Name: 'Quincewood Presses' } } },
      input: { object: 'Account', text: 'Quincewood', fields: ['Name'] },
      output: { more: false },
    },
    { title: 'Too short', input: { object: 'Account', text: 'a' }, problem: 'query-invalid' },
  ],
})
