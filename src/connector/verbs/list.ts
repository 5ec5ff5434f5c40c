/** listLeads, listAccounts, … */
import { z } from 'zod'
import { defineAction } from '../define.ts'
import { needsOf } from '../needs.ts'
import { listRecords } from '../records/list.ts'
import { givenSample, sampleKey } from '../samples.ts'
import { fieldsInput, limitInput, listedOutput, orderInput, whereInput } from '../schema.ts'
import { lowerCase, type Verb, words } from '../verb.ts'

const verb: Verb = {
  letter: 'L',
  action: (object) =>
    defineAction({
      id: `list${object.plural}`,
      title: `List ${words(object.plural)}`,
      describe: `Lists ${lowerCase(object.plural)} with filters, in the order and with the fields you ask for.`,
      object: object.api,
      group: words(object.plural),
      effect: 'read',
      input: z.strictObject({ where: whereInput, orderBy: orderInput, limit: limitInput, fields: fieldsInput }),
      output: listedOutput,
      run: (context, inputs) =>
        listRecords(
          context,
          inputs.map((input) => ({ object: object.api, ...input })),
          object,
        ),
      cost: (n) => Math.ceil(n / 5),
      needs: ({ where = {}, fields = [] }) => needsOf(object, 'read', [...Object.keys(where), ...fields]),
      examples: [
        {
          title: 'Those with a given value',
          given: givenSample(object),
          input: { where: sampleKey(object), limit: 1 },
          output: { count: 1 },
        },
        { title: 'A field that is not there', input: { where: { nonsense: 1 } }, problem: 'field-unknown' },
      ],
    }),
}
export default verb
