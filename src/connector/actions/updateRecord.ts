/** Changes a record of any object. */
import { z } from 'zod'
import { defineAction } from '../define.ts'
import { needsAny, objectInput, valuesInput } from '../records/any-object.ts'
import { updateRecords } from '../records/update.ts'
import { idInput, writtenOutput } from '../schema.ts'

export default defineAction({
  id: 'updateRecord',
  title: 'Update Record',
  describe: 'Changes a record of any object. Only the given fields change; null empties one.',
  object: null,
  group: 'Any object',
  effect: 'update',
  writeClass: 'E1',
  input: z.strictObject({ object: objectInput, id: idInput('record'), fields: valuesInput }),
  output: writtenOutput,
  run: (context, inputs) => updateRecords(context, inputs),
  cost: (n) => Math.ceil(n / 1000),
  needs: ({ object, fields }) => needsAny(object, 'update', Object.keys(fields)),
  examples: [
    {
      title: 'Change a custom checkbox',
      given: { lead: { object: 'Lead', fields: { LastName: 'Abara', Company: 'Northwind Orchard' } } },
      input: { object: 'Lead', id: '$lead', fields: { Do_Not_Nurture__c: 'yes', Score__c: '42' } },
      output: { id: '<id>', created: false },
    },
    {
      title: 'The id of another object’s record',
      given: { account: { object: 'Account', fields: { Name: 'Northwind Orchard' } } },
      input: { object: 'Lead', id: '$account', fields: { Company: 'x' } },
      problem: 'id-malformed',
    },
  ],
})
