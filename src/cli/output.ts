/** Text for people: aligned tables, short times, status words in colour. */
import { stripVTControlCharacters, styleText } from 'node:util'

export { calls, took } from '../contract/index.ts'

type Colour = Parameters<typeof styleText>[0]

const colours: Record<string, Colour> = {
  succeeded: 'green',
  connected: 'green',
  active: 'green',
  running: 'cyan',
  queued: 'blue',
  waiting: 'yellow',
  'in-doubt': 'magenta',
  failed: 'red',
  'reconnect-needed': 'red',
  unreachable: 'red',
}

export function status(word: string): string {
  return styleText(colours[word] ?? 'dim', word)
}

export const dim = (text: string): string => styleText('dim', text)
export const bold = (text: string): string => styleText('bold', text)

/** Rows under headings, columns as wide as their widest cell. Line ends within a cell become blanks. An empty list becomes `nothing`. */
export function table(headings: string[], rows: (string | number | null)[][], nothing: string): string {
  if (rows.length === 0) return nothing
  const cells = [
    headings.map(dim),
    ...rows.map((row) => row.map((cell) => String(cell ?? '–').replace(/[\n\t]+/g, ' '))),
  ]
  const wide = (text: string) => stripVTControlCharacters(text).length
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => wide(row[column] ?? ''))))
  const line = (row: string[]) =>
    row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - wide(cell))).join('  ')
  return cells.map((row) => line(row).trimEnd()).join('\n')
}

/** 2026-11-21 15:04:05 in the reader's zone. */
export function when(iso: string | null): string {
  if (!iso) return '–'
  const at = new Date(iso)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`
}
