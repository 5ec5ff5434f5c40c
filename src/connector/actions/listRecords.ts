/** Lists records of any object. */
import { z } from 'zod'
import { defineAction } from '../define.ts'
import { needsAny, objectInput } from '../records/any-object.ts'
import { listRecords } from '../records/list.ts'
import { fieldsInput, limitInput, listedOutput, orderInput, whereInput } from '../schema.ts'

export default defineAction({
  id: 'listRecords',
  title: 'List Records',
  describe: 'Lists records of any object with filters, in the order and with the fields you ask for.',
  object: null,
  group: 'Any object',
  effect: 'read',
  input: z.strictObject({
    object: objectInput,
    where: whereInput,
    orderBy: orderInput,
    limit: limitInput,
    fields: fieldsInput,
  }),
  output: listedOutput,
  run: (context, inputs) => listRecords(context, inputs),
  cost: (n) => Math.ceil(n / 5),
  needs: ({ object, where = {}, fields = [] }) => needsAny(object, 'read', [...Object.keys(where), ...fields]),
  examples: [
    {
      title: 'The largest account of a city',
      given: {
        small: { object: 'Account', fields: { Name: 'A', BillingCity: 'Ulm', NumberOfEmployees: 3 } },
        large: { object: 'Account', fields: { Name: 'B', BillingCity: 'Ulm', NumberOfEmployees: 900 } },
      },
      input: {
        object: 'Account',
        where: { BillingCity: 'Ulm', NumberOfEmployees: { gte: 2 } },
        orderBy: '-NumberOfEmployees',
        limit: 1,
        fields: ['Name'],
      },
      output: { count: 1, more: true },
    },
    {
      title: 'A comparison that is not there',
      input: { object: 'Account', where: { Name: { like: 'x' } } },
      problem: 'query-invalid',
    },
  ],
})
