/** findLead, findAccount, … */
import { z } from 'zod'
import { defineAction } from '../define.ts'
import { needsOf } from '../needs.ts'
import type { CrmObject } from '../object.ts'
import { findRecords } from '../records/find.ts'
import { givenSample, givenTwins, sampleKey } from '../samples.ts'
import { fieldShape, fieldsInput, foundOutput, onManyInput } from '../schema.ts'
import { one, type Verb, words } from '../verb.ts'

const verb: Verb = {
  letter: 'F',
  action(object) {
    const keys = object.findBy.map((key) => key.field)
    const other = Object.keys(object.fields).filter(
      (name) => !keys.includes(name) && object.fields[name]?.kind !== 'longText',
    )
    return defineAction({
      id: `find${object.name}`,
      title: `Find ${words(object.name)}`,
      describe:
        `Finds ${one(object)} by given values: ${keys.join(', ')} are tried in turn, all other values must hold as well. ` +
        'Finding nothing is no error: found is false and id is empty.',
      object: object.api,
      group: words(object.plural),
      effect: 'read',
      input: z.looseObject({ ...fieldShape(object, [...keys, ...other]), onMany: onManyInput, fields: fieldsInput }),
      output: foundOutput,
      run: (context, inputs) =>
        findRecords(
          context,
          inputs.map(({ onMany, fields, ...values }) => ({ object: object.api, values, onMany, fields })),
          object,
        ),
      cost: () => 1,
      needs: ({ onMany: _, fields, ...values }) => needsOf(object, 'read', [...Object.keys(values), ...(fields ?? [])]),
      examples: [
        {
          title: `Find ${one(object)}`,
          given: givenSample(object),
          input: { ...sampleKey(object), onMany: 'first' },
          output: { found: true, id: '<id>' },
        },
        ...(object.sample.unique ? [] : [ambiguous(object)]),
        { title: 'Nothing to find it by', input: {}, problem: 'input-invalid' },
      ],
    })
  },
}

const ambiguous = (object: CrmObject) => ({
  title: 'Several fit: a Problem, never a guess',
  given: givenTwins(object),
  input: sampleKey(object),
  problem: 'match-ambiguous',
})

export default verb
