/** One at a time per key: two look-then-writes of the same key at once would both find nothing and both create. */

import type { ActionContext } from '../define.ts'

/** What is under way, by key. Keys of several orgs share it: they wait for each other needlessly, and rarely. */
const underWay = new Map<string, Promise<unknown>>()

/** Does the work when none of its keys is in other work, and keeps others out meanwhile. */
export function withKeys<T>(
  { holdKeys }: Pick<ActionContext, 'holdKeys'>,
  keys: string[],
  work: () => Promise<T>,
): Promise<T> {
  // Here first: who waits for this process need not ask the database again and again.
  return oneHere(keys, () => (holdKeys ? holdKeys(keys, work) : work()))
}

async function oneHere<T>(keys: string[], work: () => Promise<T>): Promise<T> {
  for (let held = heldOf(keys); held.length > 0; held = heldOf(keys)) await Promise.allSettled(held)
  const doing = work()
  for (const key of keys) underWay.set(key, doing)
  try {
    return await doing
  } finally {
    for (const key of keys) underWay.delete(key)
  }
}

const heldOf = (keys: string[]) => keys.flatMap((key) => underWay.get(key) ?? [])
