/**
 * Counts the branches of runs that are on the move and may soon ask for a call. When all of them stand still, nobody
 * more will come, and waiting longer would gather nothing.
 */
export interface Moving {
  enter(): void
  leave(): void
  /** Waits for something outside with the branch counted as standing. */
  aside<T>(work: Promise<T>): Promise<T>
  still(): boolean
  onStill(listener: () => void): void
}

export function createMoving(): Moving {
  let count = 0
  let asked = false
  const listeners: (() => void)[] = []

  function tell(): void {
    asked = false
    if (count === 0) for (const listener of listeners) listener()
  }

  const moving: Moving = {
    enter() {
      count += 1
    },
    leave() {
      count -= 1
      if (count > 0 || asked) return
      asked = true
      // Those just answered continue in microtasks of this turn; only after it is it certain that all stand.
      setImmediate(tell)
    },
    async aside(work) {
      moving.leave()
      try {
        return await work
      } finally {
        moving.enter()
      }
    },
    still: () => count === 0,
    onStill: (listener) => void listeners.push(listener),
  }
  return moving
}
