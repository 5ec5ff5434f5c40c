/** createLead, createAccount, … */
import { defineAction } from '../define.ts'
import { needsOf } from '../needs.ts'
import { createRecords } from '../records/create.ts'
import { lookForCreated } from '../records/look.ts'
import { fieldsSchema, requiredNames, writableNames, writtenOutput } from '../schema.ts'
import { one, type Verb, words } from '../verb.ts'

const verb: Verb = {
  letter: 'C',
  action: (object) =>
    defineAction({
      id: `create${object.name}`,
      title: `Create ${words(object.name)}`,
      describe: `Creates ${one(object)}: ${object.describe} Further fields, custom ones too, go in by their API names.`,
      object: object.api,
      group: words(object.plural),
      effect: 'create',
      writeClass: 'E2',
      input: fieldsSchema(object, writableNames(object), requiredNames(object)),
      output: writtenOutput,
      run: (context, inputs) =>
        createRecords(
          context,
          inputs.map((fields) => ({ object: object.api, fields })),
          object,
        ),
      look: (context, inputs, since, known) =>
        lookForCreated(
          context,
          inputs.map((fields) => ({ object: object.api, fields })),
          { since, known, object },
        ),
      cost: (n) => Math.ceil(n / 1000),
      needs: (input) => needsOf(object, 'create', Object.keys(input)),
      examples: [
        {
          title: `Create ${one(object)}`,
          ...(object.sample.given ? { given: object.sample.given } : {}),
          input: object.sample.create,
          output: { id: '<id>', created: true },
        },
        {
          title: 'A mistake is named before anything is sent',
          ...(object.sample.given ? { given: object.sample.given } : {}),
          input: { ...object.sample.create, ...object.sample.mistake.values },
          problem: object.sample.mistake.problem,
        },
      ],
    }),
}
export default verb
