/** What a seed may use of an org, and small words for dates and variety that keep seeds the same every time. */
import type { Seed } from '../org/index.ts'

/** `insert` saves records in order and answers their ids; set-up rows and audit fields are allowed. `now` is epoch ms. */
export type Seeding = Parameters<Seed>[0]

const DAY = 86_400_000

/** The n-th of a list that is taken round and round. */
export function nth<T>(list: readonly T[], n: number): T {
  const value = list[n % list.length]
  if (value === undefined) throw new RangeError('nth() of an empty list')
  return value
}

/** The moment that many days from now (negative: ago), at a full minute. */
export function moment(org: Seeding, days: number): string {
  return new Date(Math.floor((org.now() + days * DAY) / 60_000) * 60_000).toISOString()
}

/** The calendar day that many days from now. */
export function day(org: Seeding, days: number): string {
  return moment(org, days).slice(0, 10)
}

/** 'Blue Harbor Foods' -> 'blue-harbor-foods'. */
export function slug(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
}
