/** CSV batches of Bulk API 1 (https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/datafiles_csv_valid_record_rows.htm). */

import { parse } from 'csv-parse/sync'
import type { SaveResult } from '../../../org/index.ts'
import { nullText } from '../../bulk/columns.ts'
import { csvLine } from '../../bulk/csv.ts'
import { csvFault } from '../../bulk/csv-fault.ts'
import { errorText } from '../../bulk/error-text.ts'
import { cellSpeller } from '../../bulk/spell-cell.ts'
import type { Cells, Format, Found } from '../format.ts'

const rowsPerPiece = 500

function* read(text: string): Iterable<Cells> {
  const [header = [], ...lines] = parseLines(text)
  for (const line of lines) {
    yield header.flatMap((name, i): Cells => {
      const cell = line[i] ?? ''
      return cell === '' ? [] : [[name, cell === nullText ? null : cell]]
    })
  }
}

function parseLines(text: string): string[][] {
  try {
    return parse(text, { bom: false, relax_column_count: true, skip_empty_lines: true })
  } catch (failure) {
    throw csvFault(failure)
  }
}

function results(rows: readonly SaveResult[]): string {
  const lines = rows.map(({ id, success, created, errors }) => {
    return csvLine([id, success, created === true, errors.map(errorText).join(';')], ',')
  })
  return `${['"Id","Success","Created","Error"', ...lines].join('\n')}\n`
}

/** What stands in place of header and rows when nothing was found; a dozen clients know it by heart. */
const nothingFound = 'Records not found for this query'

function* records({ result, start, end, apiVersion }: Found): Iterable<string> {
  if (start === end) return yield nothingFound
  const spell = cellSpeller(result)
  yield `${csvLine(
    result.columns.map(({ name }) => name),
    ',',
  )}\n`
  let piece = ''
  for (let at = start; at < end; at++) {
    piece += `${csvLine(spell(result.cells(at, apiVersion)), ',')}\n`
    if ((at - start) % rowsPerPiece < rowsPerPiece - 1) continue
    yield piece
    piece = ''
  }
  yield piece
}

export const csv: Format = { mime: 'text/csv', read, results, records }
