/** Actions that create one record of a fixed object from inputs of their own. */
import { type Action, defineAction } from './define.ts'
import type { CrmObject } from './object.ts'
import { createRecords, type NewRow, type Written } from './records/create.ts'
import { lookForCreated } from './records/look.ts'
import { writtenOutput } from './schema.ts'

type About<I> = Pick<Action<I, Written>, 'id' | 'title' | 'describe' | 'object' | 'group' | 'input' | 'examples'>

interface Creation<I> extends About<I> {
  /** By API names; what is undefined is left out. */
  toRow(input: I): NewRow
  /** The catalogue's own file of the object, where it has one. */
  record?: CrmObject
}

/** Set-wise, verified after a lost answer, with the rights its fields need. */
export function defineCreation<I>({ toRow, record, ...about }: Creation<I>): Action<I, Written> {
  return defineAction({
    ...about,
    effect: 'create',
    writeClass: 'E2',
    output: writtenOutput,
    run: (context, inputs) => createRecords(context, inputs.map(toRow), record),
    look: (context, inputs, since, known) =>
      lookForCreated(context, inputs.map(toRow), { since, known, object: record }),
    cost: (n) => Math.ceil(n / 1000),
    needs(input) {
      const { object, fields } = toRow(input)
      const given = Object.keys(fields).filter((name) => fields[name] !== undefined)
      return [{ object, access: 'create', fields: given }]
    },
  })
}
