/** upsertLead, upsertAccount, … */
import { z } from 'zod'
import { defineAction } from '../define.ts'
import { needsOf } from '../needs.ts'
import { upsertRecords } from '../records/upsert.ts'
import { givenSample, sampleKey } from '../samples.ts'
import { fieldShape, ifFoundInput, onManyInput, writableNames, writtenOutput } from '../schema.ts'
import { one, type Verb, words } from '../verb.ts'

const verb: Verb = {
  letter: 'P',
  action(object) {
    const first = Object.keys(sampleKey(object))[0]!
    return defineAction({
      id: `upsert${object.name}`,
      title: `Upsert ${words(object.name)}`,
      describe: `Creates ${one(object)}, or updates the one that has the same value in a field you choose: an external id, the e-mail address, any field.`,
      object: object.api,
      group: words(object.plural),
      effect: 'update',
      writeClass: 'E1',
      input: z
        .looseObject({
          ...fieldShape(object, writableNames(object)),
          by: z.string().describe(`Friendly or API name of the field that tells records apart, such as ${first}`),
          onMany: onManyInput,
          ifFound: ifFoundInput,
        })
        .meta({ required: ['by'] }),
      output: writtenOutput,
      run: (context, inputs) =>
        upsertRecords(
          context,
          inputs.map(({ by, onMany, ifFound, ...fields }) => ({ object: object.api, by, onMany, ifFound, fields })),
          object,
        ),
      cost: (n) => 1 + Math.ceil(n / 1000),
      needs: ({ by: _, onMany: __, ifFound: ___, ...fields }) => [
        ...needsOf(object, 'create', Object.keys(fields)),
        ...needsOf(object, 'update', Object.keys(fields)),
      ],
      examples: [
        {
          title: `Create ${one(object)} that is not there yet`,
          ...(object.sample.given ? { given: object.sample.given } : {}),
          input: { by: first, ...object.sample.create },
          output: { id: '<id>', created: true },
        },
        {
          title: 'Update the one that is there',
          given: givenSample(object),
          input: { by: first, ...object.sample.create, ...object.sample.change },
          output: { id: '<id>', created: false },
        },
        {
          title: 'Leave the one that is there as it is',
          given: givenSample(object),
          input: { by: first, ifFound: 'leave', ...object.sample.create, ...object.sample.change },
          output: { id: '<id>', created: false },
        },
        {
          title: 'Without a value to know the record by',
          input: { by: first, ...object.sample.change },
          problem: 'field-required',
        },
      ],
    })
  },
}
export default verb
