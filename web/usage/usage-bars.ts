/** Calls by hour and by who spent them, as stacked bars. */
import type { UsageRow } from '../contract.ts'

export interface Part {
  name: string
  calls: number
}

export interface Hour {
  /** ISO, its beginning. */
  at: string
  /** The greatest spender of all hours first. */
  parts: Part[]
  calls: number
}

export interface Bars {
  hours: Hour[]
  /** In the order of the parts. */
  names: string[]
  most: number
}

const hourMs = 3_600_000
/** More are hard to tell apart: the rest is one. */
const namesAtMost = 6
const others = 'others'

const purposes: Record<string, string> = {
  poll: 'listening',
  describe: 'reading fields',
  look: 'looking before repeating',
}

/** Every hour of the span, also those without a call. */
export function barsOf(rows: UsageRow[], nameOf: (workflowId: string) => string, hours: number, now: number): Bars {
  const named = rows.map(({ hour, workflowId, purpose, calls }) => ({
    hour: new Date(hour).getTime(),
    name: workflowId === null ? (purposes[purpose] ?? 'by hand') : nameOf(workflowId),
    calls,
  }))
  const totals = sums(named)
  const first = [...totals].sort((a, b) => b[1] - a[1]).map(([name]) => name)
  const names = first.length > namesAtMost ? [...first.slice(0, namesAtMost - 1), others] : first
  const last = Math.floor(now / hourMs) * hourMs
  const starts = Array.from({ length: hours }, (_, at) => last - (hours - 1 - at) * hourMs)
  const list = starts.map((start): Hour => {
    const own = sums(
      named
        .filter(({ hour }) => hour === start)
        .map((row) => ({ ...row, name: names.includes(row.name) ? row.name : others })),
    )
    const parts = names.map((name) => ({ name, calls: own.get(name) ?? 0 }))
    return { at: new Date(start).toISOString(), parts, calls: parts.reduce((sum, part) => sum + part.calls, 0) }
  })
  return { hours: list, names, most: Math.max(1, ...list.map(({ calls }) => calls)) }
}

function sums(rows: Part[]): Map<string, number> {
  const totals = new Map<string, number>()
  for (const { name, calls } of rows) totals.set(name, (totals.get(name) ?? 0) + calls)
  return totals
}
