/** Reads CSV as it arrives. */
import { pipeline, Readable } from 'node:stream'
import { parse } from 'csv-parse'

/** Lines of cells, the header line first. Throws what the source throws. */
export function csvLines(source: AsyncIterable<Uint8Array>): AsyncIterable<string[]> {
  const parser = parse({ bom: true, relax_column_count: true, skip_empty_lines: true })
  // A failure of the source ends the parser with it; who reads hears of it there.
  return pipeline(Readable.from(source, { objectMode: false }), parser, () => {})
}
