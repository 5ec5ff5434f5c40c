/** How far something is, in one line of the terminal (stderr); silent where nobody watches. */
import type { WriteStream } from 'node:tty'

const [cells, everyMs] = [24, 100]
const clear = '\r\u001b[K'

/** `[########----------------] 66 of 200`, or the count alone when nobody knows of how many. */
export function bar(done: number, total: number | null): string {
  if (!total) return done.toLocaleString('en')
  const full = Math.min(cells, Math.floor((done / total) * cells))
  return `[${'#'.repeat(full)}${'-'.repeat(cells - full)}] ${done.toLocaleString('en')} of ${total.toLocaleString('en')}`
}

export interface Progress {
  at(done: number, total?: number): void
  /** Takes the line away: what was done is told by the answer. */
  end(): void
}

export function openProgress(what: string, to: Pick<WriteStream, 'isTTY' | 'write'> = process.stderr): Progress {
  let last = 0
  let shown = false
  return {
    at(done, total) {
      if (!to.isTTY || Date.now() - last < everyMs) return
      last = Date.now()
      shown = true
      to.write(`${clear}${what} ${bar(done, total ?? null)}`)
    },
    end() {
      if (shown) to.write(clear)
    },
  }
}

/** While one long answer is on the way: how many seconds it takes. */
export async function whileWaiting<T>(what: string, answer: Promise<T>): Promise<T> {
  const begun = Date.now()
  const progress = openProgress(what)
  const clock = setInterval(() => progress.at(Math.round((Date.now() - begun) / 1000)), 1000)
  try {
    return await answer
  } finally {
    clearInterval(clock)
    progress.end()
  }
}
