/** Reads a record of any object. */
import { z } from 'zod'
import { defineAction } from '../define.ts'
import { needsAny, objectInput } from '../records/any-object.ts'
import { getRecords } from '../records/get.ts'
import { fieldsInput, gotOutput, idInput } from '../schema.ts'

export default defineAction({
  id: 'getRecord',
  title: 'Get Record by ID',
  describe: 'Reads a record of any object, with every field the connected user may see or only those you ask for.',
  object: null,
  group: 'Any object',
  effect: 'read',
  input: z.strictObject({ object: objectInput, id: idInput('record'), fields: fieldsInput }),
  output: gotOutput,
  run: (context, inputs) => getRecords(context, inputs),
  cost: (n) => Math.ceil(n / 2000),
  needs: ({ object, fields = [] }) => needsAny(object, 'read', fields),
  examples: [
    {
      title: 'Read two fields of an account',
      given: { account: { object: 'Account', fields: { Name: 'Northwind Orchard' } } },
      input: { object: 'Account', id: '$account', fields: ['Name', 'Industry'] },
      output: { id: '<id>' },
    },
    {
      title: 'A record that is not there',
      input: { object: 'Account', id: '001000000000ZZZ' },
      problem: 'record-not-found',
    },
  ],
})
