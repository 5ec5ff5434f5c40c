/** getLead, getAccount, … */
import { z } from 'zod'
import { defineAction } from '../define.ts'
import { needsOf } from '../needs.ts'
import { getRecords } from '../records/get.ts'
import { givenSample } from '../samples.ts'
import { fieldsInput, gotOutput, idInput } from '../schema.ts'
import { lowerCase, one, type Verb, words } from '../verb.ts'

const verb: Verb = {
  letter: 'R',
  action: (object) =>
    defineAction({
      id: `get${object.name}`,
      title: `Get ${words(object.name)} by ID`,
      describe: `Reads ${one(object)} by its id, with every field the connected user may see or only those you ask for.`,
      object: object.api,
      group: words(object.plural),
      effect: 'read',
      input: z.strictObject({ id: idInput(lowerCase(object.name)), fields: fieldsInput }),
      output: gotOutput,
      run: (context, inputs) =>
        getRecords(
          context,
          inputs.map((input) => ({ object: object.api, ...input })),
          object,
        ),
      cost: (n) => Math.ceil(n / 2000),
      needs: (input) => needsOf(object, 'read', input.fields ?? []),
      examples: [
        {
          title: `Read ${one(object)}`,
          given: givenSample(object),
          input: { id: '$record' },
          output: { id: '<id>' },
        },
        { title: 'The id of something else', input: { id: '00DXXXXXXXXXXXX' }, problem: 'id-malformed' },
      ],
    }),
}
export default verb
