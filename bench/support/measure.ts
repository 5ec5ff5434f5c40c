/** Stop watches: time, processor, memory, medians. */
import { readFileSync } from 'node:fs'

export function median(values: number[]): number {
  return percentile(values, 50)
}

/** The value that so many per cent do not exceed. */
export function percentile(values: number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN
}

/** Milliseconds a piece of work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** Median milliseconds of several runs; the first one warms up and does not count. */
export async function medianMs(times: number, work: () => Promise<unknown>): Promise<number> {
  await work()
  const runs: number[] = []
  for (let n = 0; n < times; n += 1) runs.push(await timed(work))
  return median(runs)
}

/** Rounds finished per second, so many at once, over so many seconds. */
export async function perSecond(
  seconds: number,
  atOnce: number,
  round: (n: number) => Promise<unknown>,
): Promise<number> {
  const started = performance.now()
  const end = started + seconds * 1000
  let done = 0
  const worker = async () => {
    while (performance.now() < end) {
      await round(done)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return done / ((performance.now() - started) / 1000)
}

/** Resident memory of a process, MB; its peak so far with `peak`. Linux tells. */
export function memoryMb(pid: number, peak = false): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const found = new RegExp(`${peak ? 'VmHWM' : 'VmRSS'}:\\s+(\\d+) kB`).exec(status)
  return Number(found?.[1] ?? Number.NaN) / 1024
}

/** Processor milliseconds a process has used so far. Linux tells, in hundredths of a second. */
export function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}
