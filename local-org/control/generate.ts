/** Makes many records from a pattern, a thousand to a million, without holding up the server for long. */

import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import type { Org } from '../org/index.ts'
import { unknown } from './refusal.ts'

const maxRecords = 1_000_000
/** Records per commit: between two of them, waiting calls are answered. */
const perCommit = 2000

export const generator = z.strictObject({
  object: z.string(),
  count: z.number().int().min(1).max(maxRecords),
  values: z
    .record(z.string(), z.unknown())
    .describe(
      'field -> pattern: text in which {n} is the running number from 1, a list to take turns from, {"idOf": "Account"} for ids of the records there are, in turn, {"from": 1, "to": 9} for numbers in turn, or any value',
    ),
})

/** Inserts the records and answers how many, with the first and the last id. */
export async function generate(org: Org, wish: z.output<typeof generator>) {
  const patterns = Object.entries(wish.values).map(([field, pattern]) => [field, maker(org, pattern)] as const)
  let first: string | undefined
  let last: string | undefined
  for (let done = 0; done < wish.count; done += perCommit) {
    const size = Math.min(perCommit, wish.count - done)
    const records = Array.from({ length: size }, (_, i) => {
      return Object.fromEntries(patterns.map(([field, make]) => [field, make(done + i + 1)]))
    })
    await org.seed((target) => {
      const ids = target.insert(wish.object, records)
      first ??= ids[0]
      last = ids.at(-1)
    })
    await setImmediate()
  }
  return { count: wish.count, first, last }
}

/** The value of the n-th record. */
type Make = (n: number) => unknown

const idPattern = z.strictObject({ idOf: z.string() })
const numberPattern = z.strictObject({ from: z.number(), to: z.number() })

function inTurn<T>(list: readonly T[]): (n: number) => T | undefined {
  return (n) => list[(n - 1) % list.length]
}

function maker(org: Org, pattern: unknown): Make {
  if (Array.isArray(pattern)) {
    const makers = inTurn(pattern.map((one) => maker(org, one)))
    return (n) => makers(n)?.(n)
  }
  if (typeof pattern === 'string') return (n) => pattern.replaceAll('{n}', String(n))
  const ids = idPattern.safeParse(pattern).data
  if (ids) return inTurn(idsOf(org, ids.idOf))
  const range = numberPattern.safeParse(pattern).data
  if (range) return (n) => range.from + ((n - 1) % Math.max(range.to - range.from + 1, 1))
  return () => pattern
}

/** Ids of the records there are. Throws when there are none to take. */
function idsOf(org: Org, object: string): string[] {
  const ids = [...org.as(org.admin.id).table(object).all()].map(({ Id }) => Id)
  if (ids.length === 0) throw unknown(`There is no ${object} whose id could be taken.`)
  return ids
}
