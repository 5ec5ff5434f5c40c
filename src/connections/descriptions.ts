/** What objects look like to the connected user, kept for a while because forms and checks ask often. */
import type { ProblemCode } from '../problems.ts'
import type { CallReport, ObjectDescribe, Salesforce } from '../salesforce/index.ts'

const keptMs = 5 * 60_000
/** A refused field may be new in the org; but a wrong name must not make every call describe anew. */
const shortestMs = 10_000
const most = 1000

const outdatedBy = new Set<ProblemCode>(['field-unknown', 'object-unknown', 'field-not-writable'])

export interface Descriptions {
  of(id: string, object: string): Promise<ObjectDescribe>
  /** A refusal may mean that the org has changed. */
  heard(id: string, report: CallReport): void
  forget(id: string): void
}

export function createDescriptions(salesforce: (id: string) => Salesforce, now: () => number): Descriptions {
  const kept = new Map<string, { at: number; describe: Promise<ObjectDescribe> }>()

  const forget = (id: string, olderThanMs = 0) => {
    for (const [key, { at }] of kept) if (key.startsWith(`${id} `) && now() - at >= olderThanMs) kept.delete(key)
  }

  return {
    of(id, object) {
      const key = `${id} ${object.toLowerCase()}`
      const known = kept.get(key)
      if (known && now() - known.at < keptMs) return known.describe
      const describe = salesforce(id).with({ kind: 'describe' }).describe(object)
      describe.catch(() => kept.delete(key))
      if (kept.size >= most) kept.clear()
      kept.set(key, { at: now(), describe })
      return describe
    },
    heard(id, { refused }) {
      if (refused && outdatedBy.has(refused.code)) forget(id, shortestMs)
    },
    forget: (id) => forget(id),
  }
}
