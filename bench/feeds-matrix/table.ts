/** The outcome of a campaign as a table, as it stands in docs/benchmarks.md. */
import type { RowResult } from './run-row.ts'

const heads = ['row', 'mode', 'schedules', 'events', 'lost', 'doubled', 'verdict'] as const

export function table(results: RowResult[]): string {
  const cells = results.map((one) => [
    one.what,
    one.mode,
    String(one.schedules),
    one.events.toLocaleString('en'),
    String(one.lost),
    String(one.doubled),
    one.failures.length === 0 ? 'holds' : `${one.failures.length} FAILED`,
  ])
  const widths = heads.map((head, at) => Math.max(head.length, ...cells.map((row) => row[at]?.length ?? 0)))
  const line = (row: readonly string[]) => `| ${row.map((cell, at) => pad(cell, at, widths[at] ?? 0)).join(' | ')} |`
  return [line(heads), `| ${widths.map((width, at) => rule(at, width)).join(' | ')} |`, ...cells.map(line)].join('\n')
}

const isNumber = (at: number) => at >= 2 && at <= 5
const pad = (cell: string, at: number, width: number) => (isNumber(at) ? cell.padStart(width) : cell.padEnd(width))
const rule = (at: number, width: number) => (isNumber(at) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))
