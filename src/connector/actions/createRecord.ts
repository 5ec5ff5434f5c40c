/** Creates a record of any object. */
import { z } from 'zod'
import { defineAction } from '../define.ts'
import { needsAny, objectInput, valuesInput } from '../records/any-object.ts'
import { createRecords } from '../records/create.ts'
import { lookForCreated } from '../records/look.ts'
import { writtenOutput } from '../schema.ts'

export default defineAction({
  id: 'createRecord',
  title: 'Create Record',
  describe: 'Creates a record of any object, custom ones included.',
  object: null,
  group: 'Any object',
  effect: 'create',
  writeClass: 'E2',
  input: z.strictObject({ object: objectInput, fields: valuesInput }),
  output: writtenOutput,
  run: (context, inputs) => createRecords(context, inputs),
  look: (context, inputs, since, known) => lookForCreated(context, inputs, { since, known }),
  cost: (n) => Math.ceil(n / 1000),
  needs: ({ object, fields }) => needsAny(object, 'create', Object.keys(fields)),
  examples: [
    {
      title: 'Create a contract for an account',
      given: { account: { object: 'Account', fields: { Name: 'Northwind Orchard' } } },
      input: { object: 'Contract', fields: { AccountId: '$account', StartDate: '2031-01-01', ContractTerm: 12 } },
      output: { id: '<id>', created: true },
    },
    {
      title: 'An object the org does not have',
      input: { object: 'Nonsense__c', fields: { Name: 'x' } },
      problem: 'object-unknown',
    },
  ],
})
