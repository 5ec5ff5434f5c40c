/** Processor and memory of several processes together, as Linux tells them. */
import { readdirSync, readFileSync } from 'node:fs'

/** Hundredths of a second, and the parent, out of one process's line. */
interface Line {
  parent: number
  own: number
  /** Of children that have ended. */
  ended: number
}

function lineOf(pid: number): Line | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    const sum = (...places: number[]) => places.reduce((total, at) => total + Number(fields[at]), 0)
    return { parent: Number(fields[1]), own: sum(11, 12), ended: sum(13, 14) }
  } catch {
    // It ended while we looked.
    return null
  }
}

/** Processor milliseconds a process and all its children have used so far, those that ended included. */
export function familyCpuMs(pid: number): number {
  const self = lineOf(pid)
  const children = readdirSync('/proc').flatMap((name) => {
    const line = /^\d+$/.test(name) ? lineOf(Number(name)) : null
    return line?.parent === pid ? [line.own + line.ended] : []
  })
  return ((self?.own ?? 0) + (self?.ended ?? 0) + children.reduce((total, one) => total + one, 0)) * 10
}
