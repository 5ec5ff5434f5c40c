/** Whether a stream is still telling of what happened before it was opened: it does so without a pause. */

export interface Backlog {
  /** Resolves when it is over; within a minute in any case. */
  ended: Promise<void>
  /** The stream is open, or something came: more may. */
  comes(): void
  over(): void
}

/** Until the first is there, and between two. */
const pauseMs = 1500
const longestMs = 60_000

export function startBacklog(): Backlog {
  const { promise: ended, resolve } = Promise.withResolvers<void>()
  const pause = setTimeout(resolve, pauseMs)
  const longest = setTimeout(resolve, longestMs)
  for (const timer of [pause, longest]) timer.unref()
  let isOver = false
  return {
    ended,
    comes: () => void (isOver || pause.refresh()),
    over() {
      isOver = true
      for (const timer of [pause, longest]) clearTimeout(timer)
      resolve()
    },
  }
}
