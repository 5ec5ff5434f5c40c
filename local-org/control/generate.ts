/** Makes many records from a pattern, a thousand to a million, without holding up the server for long. */

import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import type { Org } from '../org/index.ts'

const maxRecords = 1_000_000
/** Records per commit: between two of them, waiting calls are answered. */
const perCommit = 2000

export const generator = z.strictObject({
  object: z.string(),
  count: z.number().int().min(1).max(maxRecords),
  values: z
    .record(z.string(), z.unknown())
    .describe(
      'field -> pattern: text in which {n} is the running number from 1, a list to take turns from, or any value',
    ),
})

/** Inserts the records and answers how many, with the first and the last id. */
export async function generate(org: Org, wish: z.output<typeof generator>) {
  let first: string | undefined
  let last: string | undefined
  for (let done = 0; done < wish.count; done += perCommit) {
    const size = Math.min(perCommit, wish.count - done)
    const records = Array.from({ length: size }, (_, i) => fill(wish.values, done + i + 1))
    await org.seed((target) => {
      const ids = target.insert(wish.object, records)
      first ??= ids[0]
      last = ids.at(-1)
    })
    await setImmediate()
  }
  return { count: wish.count, first, last }
}

function fill(patterns: Record<string, unknown>, n: number): Record<string, unknown> {
  return Object.fromEntries(Object.entries(patterns).map(([field, pattern]) => [field, fillOne(pattern, n)]))
}

function fillOne(pattern: unknown, n: number): unknown {
  if (Array.isArray(pattern)) return fillOne(pattern[(n - 1) % pattern.length], n)
  return typeof pattern === 'string' ? pattern.replaceAll('{n}', String(n)) : pattern
}
