/** Deletes a record of any object. */
import { z } from 'zod'
import { defineAction } from '../define.ts'
import { needsAny, objectInput } from '../records/any-object.ts'
import { deleteRecords } from '../records/delete.ts'
import { deletedOutput, idInput } from '../schema.ts'

export default defineAction({
  id: 'deleteRecord',
  title: 'Delete Record',
  describe: 'Moves a record of any object to the recycle bin. One that is there already counts as done.',
  object: null,
  group: 'Any object',
  effect: 'delete',
  writeClass: 'E1',
  input: z.strictObject({ object: objectInput, id: idInput('record') }),
  output: deletedOutput,
  run: (context, inputs) => deleteRecords(context, inputs),
  cost: (n) => Math.ceil(n / 1000),
  needs: ({ object }) => needsAny(object, 'delete'),
  examples: [
    {
      title: 'Delete a lead',
      given: { lead: { object: 'Lead', fields: { LastName: 'Abara', Company: 'Northwind Orchard' } } },
      input: { object: 'Lead', id: '$lead' },
      output: { id: '<id>', deleted: true },
    },
    { title: 'A text that is no id', input: { object: 'Lead', id: '12' }, problem: 'id-malformed' },
  ],
})
