/** Lets one piece of work after the other have something, in the order they asked. */

export type Alone = <T>(work: () => Promise<T>) => Promise<T>

export function oneAtATime(): Alone {
  let before: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = before.then(work)
    before = mine.catch(() => undefined)
    return mine
  }
}
