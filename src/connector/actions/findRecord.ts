/** Finds one record of any object. */
import { z } from 'zod'
import { defineAction } from '../define.ts'
import { needsAny, objectInput, valuesInput } from '../records/any-object.ts'
import { findRecords } from '../records/find.ts'
import { fieldsInput, foundOutput, onManyInput } from '../schema.ts'

export default defineAction({
  id: 'findRecord',
  title: 'Find Record',
  describe:
    'Finds one record of any object by given values. External ids and other unique fields are tried in turn; all other values must hold.',
  object: null,
  group: 'Any object',
  effect: 'read',
  input: z.strictObject({ object: objectInput, values: valuesInput, onMany: onManyInput, fields: fieldsInput }),
  output: foundOutput,
  run: (context, inputs) => findRecords(context, inputs),
  cost: () => 1,
  needs: ({ object, values, fields = [] }) => needsAny(object, 'read', [...Object.keys(values), ...fields]),
  examples: [
    {
      title: 'By name and city',
      given: { account: { object: 'Account', fields: { Name: 'Quorn Presses', BillingCity: 'Leeds' } } },
      input: { object: 'Account', values: { Name: 'quorn presses', BillingCity: 'Leeds' }, onMany: 'first' },
      output: { found: true, id: '<id>' },
    },
    {
      title: 'Finding nothing is no error',
      input: { object: 'Account', values: { Name: 'Nobody has this name' } },
      output: { found: false, id: null },
    },
    {
      title: 'A field that is not there',
      input: { object: 'Account', values: { Nmae: 'x' } },
      problem: 'field-unknown',
    },
  ],
})
