/** What a client is told to do, and what it took. */

export interface Task {
  name: 'reads' | 'upsert' | 'query' | 'bulkQuery' | 'bulkUpdate'
  count: number
  /** Record of the single reads. */
  id: string
  url: string
  token: string
}

export interface Outcome {
  ms: number
  cpuMs: number
  peakMb: number
  apiCalls: number
}

/** Single reads before the task, so that loading and first compiling are not what is measured. */
export const warmUpReads = 20

/** Single reads under way at the same time. */
const readsAtOnce = 10

export const fields = 'Id, FirstName, LastName, Email, Phone, LeadSource, HasOptedOutOfEmail, CreatedDate'

/** How a client does each task; answers how many records it saw. */
export type Doers = Partial<Record<Task['name'], (task: Task) => Promise<number>>>

/** New and known e-mail addresses, half of each at the second time. */
export function rowsToUpsert(count: number): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, n) => ({
    Email: `upsert${n}@example.com`,
    LastName: `Upsert ${n}`,
    Title: `Run ${Date.now()}`,
  }))
}

/** `count` rounds, so many at once. */
export async function inParallel(count: number, round: () => Promise<unknown>): Promise<number> {
  let left = count
  const work = async () => {
    while (left > 0) {
      left -= 1
      await round()
    }
  }
  await Promise.all(Array.from({ length: readsAtOnce }, work))
  return count
}
