/** updateLead, updateAccount, … */
import { z } from 'zod'
import { defineAction } from '../define.ts'
import { needsOf } from '../needs.ts'
import { updateRecords } from '../records/update.ts'
import { givenSample } from '../samples.ts'
import { fieldShape, idInput, writableNames, writtenOutput } from '../schema.ts'
import { lowerCase, one, type Verb, words } from '../verb.ts'

const verb: Verb = {
  letter: 'U',
  action: (object) =>
    defineAction({
      id: `update${object.name}`,
      title: `Update ${words(object.name)}`,
      describe: `Changes ${one(object)}. Only the given fields change; null empties one. Any field by its API name.`,
      object: object.api,
      group: words(object.plural),
      effect: 'update',
      writeClass: 'E1',
      input: z
        .looseObject({ id: idInput(lowerCase(object.name)), ...fieldShape(object, writableNames(object)) })
        .meta({ required: ['id'] }),
      output: writtenOutput,
      run: (context, inputs) =>
        updateRecords(
          context,
          inputs.map(({ id, ...fields }) => ({ object: object.api, id, fields })),
          object,
        ),
      cost: (n) => Math.ceil(n / 1000),
      needs: ({ id: _, ...fields }) => needsOf(object, 'update', Object.keys(fields)),
      examples: [
        {
          title: `Change ${one(object)}`,
          given: givenSample(object),
          input: { id: '$record', ...object.sample.change },
          output: { id: '<id>', created: false },
        },
        { title: 'A text that is no id', input: { id: 'nonsense', ...object.sample.change }, problem: 'id-malformed' },
      ],
    }),
}
export default verb
