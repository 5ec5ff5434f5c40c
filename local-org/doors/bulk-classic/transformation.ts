/** Transformation specs: which column of a file fills which field, what stands for empty cells, how dates are written (https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/asynch_api_mapping.htm). */

import { parse } from 'csv-parse/sync'
import { type FieldDef, type ObjectDef, OrgError, type OrgView } from '../../org/index.ts'
import type { Cells } from './format.ts'
import { readJavaDate } from './java-date.ts'

const HEADER = ['Salesforce Field', 'Csv Header', 'Value', 'Hint'] as const

interface Mapping {
  field: string
  def: FieldDef | undefined
  /** The column of the file; '' when only a value is given. */
  column: string
  value: string
  hint: string
}

/** From the cells of a file to those of the object's fields. */
export type Transformation = (cells: Cells) => Cells

/** Throws InvalidJob for a spec that cannot be read, or that names a field the object has not [K: the words]. */
export function readTransformation(view: OrgView, object: ObjectDef, text: string): Transformation {
  const mappings = linesOf(text).map(([field = '', column = '', value = '', hint = '']): Mapping => {
    const def = view.field(object, field)
    if (!def && !field.includes('.')) throw new OrgError('InvalidJob', `Field name not found : ${field}`)
    return { field, def, column, value, hint }
  })
  return (cells) => {
    const given = new Map(cells.map(([name, cell]) => [name.toLowerCase(), cell]))
    return mappings.flatMap((mapping): Cells => {
      const cell = given.get(mapping.column.toLowerCase()) ?? (mapping.value === '' ? null : mapping.value)
      return cell === null || cell === '' ? [] : filled(mapping, cell)
    })
  }
}

function linesOf(text: string): string[][] {
  const [header = [], ...lines]: string[][] = parse(text, {
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
  })
  const names = header.map((name) => name.trim().toLowerCase())
  const places = HEADER.map((name) => names.indexOf(name.toLowerCase()))
  if ((places[0] ?? -1) < 0 || (places[1] ?? -1) < 0) {
    throw new OrgError('InvalidJob', `The transformation spec must begin with the header ${HEADER.join(',')}`)
  }
  return lines.map((line) => places.map((place) => line[place]?.trim() ?? ''))
}

/** Whole names of persons are cut into their parts. */
function filled({ field, def, hint }: Mapping, cell: string): Cells {
  if (def?.nameField && def.extraTypeInfo === 'personname') {
    const words = cell.trim().split(/\s+/)
    const last = words.pop() ?? ''
    return words.length > 0
      ? [
          ['FirstName', words.join(' ')],
          ['LastName', last],
        ]
      : [['LastName', last]]
  }
  return [[field, hint === '' ? cell : hinted(def, hint, cell)]]
}

/** A hint is the pattern of a date, or what counts as true. What does not follow it stays, and is refused as a value. */
function hinted(def: FieldDef | undefined, hint: string, cell: string): string {
  if (def?.type === 'boolean') return String(new RegExp(hint).test(cell))
  if (def?.type !== 'date' && def?.type !== 'datetime') return cell
  const instant = readJavaDate(hint, cell)?.toISOString()
  return instant === undefined ? cell : def.type === 'date' ? instant.slice(0, 10) : instant
}
