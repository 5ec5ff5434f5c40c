/** Values in CSV results: instants end in 'Z', where REST says '+0000', and doubles are as Java prints them ('1.39E8'). */

import { javaDouble } from '../../org/index.ts'
import type { QueryResult } from '../../soql/index.ts'
import { isDouble } from '../wire/index.ts'

type Spell = (value: unknown) => unknown

const asIs: Spell = (value) => value
const instant: Spell = (value) => (typeof value === 'string' ? value.replace('+0000', 'Z') : value)
const double: Spell = (value) => (typeof value === 'number' ? javaDouble(value) : value)

/** What spells the cells of a row, given as QueryResult.cells has them. */
export function cellSpeller({ columns }: Pick<QueryResult, 'columns'>): (cells: readonly unknown[]) => unknown[] {
  const spells = columns.map(({ type }) => (type === 'datetime' ? instant : isDouble(type) ? double : asIs))
  return (cells) => cells.map((cell, i) => spells[i]?.(cell))
}
