/** Opting people in to and out of e-mail: four actions that differ in who and which way. */
import { z } from 'zod'
import { defineAction } from './define.ts'
import { updateRecords } from './records/update.ts'
import { idInput, writtenOutput } from './schema.ts'

interface Wish {
  object: 'Contact' | 'Lead'
  optOut: boolean
}

const given = {
  Contact: { LastName: 'Okafor' },
  Lead: { LastName: 'Abara', Company: 'Northwind Orchard' },
}

/** `optInContact`, `optOutLead`, …: sets HasOptedOutOfEmail. */
export function emailWish({ object, optOut }: Wish) {
  const way = optOut ? 'Out' : 'In'
  return defineAction({
    id: `opt${way}${object}`,
    title: `${object} Opt ${way} ${optOut ? 'of' : 'to'} Email`,
    describe: `Opts a ${object.toLowerCase()} ${optOut ? 'out of' : 'in to'} e-mail.`,
    object,
    group: `${object}s`,
    effect: 'update',
    writeClass: 'E1',
    input: z.strictObject({ id: idInput(object.toLowerCase()) }),
    output: writtenOutput,
    run: (context, inputs) =>
      updateRecords(
        context,
        inputs.map(({ id }) => ({ object, id, fields: { HasOptedOutOfEmail: optOut } })),
      ),
    cost: (n) => Math.ceil(n / 1000),
    needs: () => [{ object, access: 'update', fields: ['HasOptedOutOfEmail'] }],
    examples: [
      {
        title: `Opt a ${object.toLowerCase()} ${way.toLowerCase()}`,
        given: { person: { object, fields: given[object] } },
        input: { id: '$person' },
        output: { id: '<id>' },
      },
      { title: 'A text that is no id', input: { id: 'nobody' }, problem: 'id-malformed' },
    ],
  })
}
