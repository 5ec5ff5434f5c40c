/** Reads CSV as it arrives. */
import { parse } from 'csv-parse'

/**
 * Lines of cells, the header line first, as many together as arrived together: a promise for each of a million lines would
 * cost as much as reading it. Throws what the source throws.
 */
export async function* csvLines(source: AsyncIterable<Uint8Array>): AsyncGenerator<string[][]> {
  let lines: string[][] = []
  const take = (line: string[]) => {
    lines.push(line)
    return null
  }
  const parser = parse({ bom: true, relax_column_count: true, skip_empty_lines: true, on_record: take })
  // Who writes hears of it.
  parser.on('error', () => {})
  for await (const bytes of source) {
    await told((done) => parser.write(bytes, done))
    if (lines.length > 0) yield lines
    lines = []
  }
  await told((done) => parser.end(done))
  if (lines.length > 0) yield lines
}

function told(work: (done: (failure?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => work((failure) => (failure ? reject(failure) : resolve())))
}
