/** The rows a query job found, as a file: written once, read page by page from wherever a page begins. */

import { once } from 'node:events'
import { open } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import type { QueryResult } from '../../soql/index.ts'
import type { Instance } from '../wire/index.ts'
import { csvLine } from './csv.ts'
import { delimiters, lineEndings, type QueryJob } from './job.ts'
import { cellSpeller } from './spell-cell.ts'
import { openToRead, openToWrite, pathOf } from './spool.ts'

/** Rows written in one go; between two, other calls get their turn. Where each such piece begins is kept. */
const rowsPerPiece = 2000
const [quote, lineFeed] = [0x22, 0x0a]

/** Writes the rows while the job is under way; its progress grows with them. */
export async function writeResult(instance: Instance, job: QueryJob, result: QueryResult): Promise<void> {
  const file = await openToWrite(instance, job.id, 'result')
  const line = lineWriter(job, result)
  for (let at = 0; at < result.length && job.state === 'InProgress'; at += rowsPerPiece) {
    const end = Math.min(at + rowsPerPiece, result.length)
    let text = ''
    for (let i = at; i < end; i++) text += line(result.cells(i, job.apiVersion))
    const piece = Buffer.from(text)
    job.pieces.push(job.bytes)
    job.bytes += piece.length
    job.processed = end
    if (!file.write(piece)) await once(file, 'drain')
    await setImmediate()
  }
  file.end()
  await finished(file)
}

/** The line above the rows: the names of the columns. */
export function headerOf(job: Pick<QueryJob, 'columnDelimiter' | 'lineEnding'>, { columns }: QueryResult): string {
  const names = columns.map(({ name }) => name)
  return csvLine(names, delimiters[job.columnDelimiter]) + lineEndings[job.lineEnding]
}

function lineWriter(job: QueryJob, result: QueryResult): (cells: unknown[]) => string {
  const [delimiter, ending] = [delimiters[job.columnDelimiter], lineEndings[job.lineEnding]]
  const spell = cellSpeller(result)
  return (cells) => csvLine(spell(cells), delimiter) + ending
}

/** A page: the header, then the rows from `start` up to but not including `end`. */
export async function* readPage(instance: Instance, job: QueryJob, start: number, end: number) {
  yield job.header
  if (start >= end) return
  const [from, to] = [await offsetOf(instance, job, start), await offsetOf(instance, job, end)]
  yield* await openToRead(instance, job.id, 'result', { start: from, end: to - 1 })
}

/** Where a row begins. Rows between two known places are counted. */
async function offsetOf(instance: Instance, job: QueryJob, row: number): Promise<number> {
  if (row >= job.processed) return job.bytes
  const known = Math.floor(row / rowsPerPiece)
  const from = job.pieces[known] ?? 0
  if (row % rowsPerPiece === 0) return from
  const piece = Buffer.alloc((job.pieces[known + 1] ?? job.bytes) - from)
  const file = await open(await pathOf(instance, job.id, 'result'))
  await file.read(piece, 0, piece.length, from)
  await file.close()
  return from + skipRows(piece, row % rowsPerPiece)
}

/** Where a number of rows ends. A line feed within quotes belongs to a value. */
function skipRows(piece: Buffer, rows: number): number {
  let quoted = false
  let left = rows
  for (let at = 0; at < piece.length; at++) {
    if (piece[at] === quote) quoted = !quoted
    else if (piece[at] === lineFeed && !quoted && --left === 0) return at + 1
  }
  return piece.length
}
