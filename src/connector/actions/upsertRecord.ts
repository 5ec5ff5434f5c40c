/** Creates or updates a record of any object. */
import { z } from 'zod'
import { defineAction } from '../define.ts'
import { needsAny, objectInput, valuesInput } from '../records/any-object.ts'
import { upsertRecords } from '../records/upsert.ts'
import { ifFoundInput, onManyInput, writtenOutput } from '../schema.ts'

export default defineAction({
  id: 'upsertRecord',
  title: 'Upsert Record',
  describe: 'Creates a record of any object, or updates the one that has the same value in a field you choose.',
  object: null,
  group: 'Any object',
  effect: 'update',
  writeClass: 'E1',
  input: z.strictObject({
    object: objectInput,
    by: z.string().describe('API name of the field that tells records apart: an external id or any other'),
    fields: valuesInput,
    onMany: onManyInput,
    ifFound: ifFoundInput,
  }),
  output: writtenOutput,
  run: (context, inputs) => upsertRecords(context, inputs),
  cost: (n) => 1 + Math.ceil(n / 1000),
  needs: ({ object, fields }) => [
    ...needsAny(object, 'create', Object.keys(fields)),
    ...needsAny(object, 'update', Object.keys(fields)),
  ],
  examples: [
    {
      title: 'By an external id',
      input: { object: 'Account', by: 'External_Id__c', fields: { External_Id__c: 'N-1', Name: 'Northwind Orchard' } },
      output: { id: '<id>', created: true },
    },
    {
      title: 'By its id: only to be changed',
      given: { account: { object: 'Account', fields: { Name: 'Northwind Orchard' } } },
      input: { object: 'Account', by: 'Id', fields: { Id: '$account', Rating: 'Hot' } },
      output: { id: '$account', created: false },
    },
    {
      title: 'By an id nobody has',
      input: { object: 'Account', by: 'Id', fields: { Id: '001000000000ZZZ', Name: 'Northwind Orchard' } },
      problem: 'record-not-found',
    },
    {
      title: 'Without a value to know the record by',
      input: { object: 'Account', by: 'External_Id__c', fields: { Name: 'Northwind Orchard' } },
      problem: 'field-required',
    },
  ],
})
