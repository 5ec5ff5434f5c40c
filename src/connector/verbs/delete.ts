/** deleteLead, deleteAccount, … */
import { z } from 'zod'
import { defineAction } from '../define.ts'
import { needsOf } from '../needs.ts'
import { deleteRecords } from '../records/delete.ts'
import { givenSample } from '../samples.ts'
import { deletedOutput, idInput } from '../schema.ts'
import { lowerCase, one, type Verb, words } from '../verb.ts'

const verb: Verb = {
  letter: 'D',
  action: (object) =>
    defineAction({
      id: `delete${object.name}`,
      title: `Delete ${words(object.name)}`,
      describe: `Moves ${one(object)} to the recycle bin. One that is there already counts as done.`,
      object: object.api,
      group: words(object.plural),
      effect: 'delete',
      writeClass: 'E1',
      input: z.strictObject({ id: idInput(lowerCase(object.name)) }),
      output: deletedOutput,
      run: (context, inputs) =>
        deleteRecords(
          context,
          inputs.map(({ id }) => ({ object: object.api, id })),
        ),
      cost: (n) => Math.ceil(n / 1000),
      needs: () => needsOf(object, 'delete', []),
      examples: [
        {
          title: `Delete ${one(object)}`,
          given: givenSample(object),
          input: { id: '$record' },
          output: { id: '<id>', deleted: true, alreadyDeleted: false },
        },
        { title: 'A text that is no id', input: { id: 'nonsense' }, problem: 'id-malformed' },
      ],
    }),
}
export default verb
