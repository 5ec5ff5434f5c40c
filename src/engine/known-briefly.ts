/** Connections as steps ask for them: hundreds of times a second, so what was read a moment ago is good enough. */
import type { ConnectionSource } from './needs.ts'

/** A changed setting is in effect within this time. */
const knownMs = 200

export function knownBriefly(connections: ConnectionSource): ConnectionSource {
  return {
    salesforce: (id) => connections.salesforce(id),
    describe: (id, object) => connections.describe(id, object),
    pick: briefly((name, tenantId) => connections.pick(name, tenantId)),
    get: briefly((id: string) => connections.get(id)),
  }
}

/** Answers are shared by all who ask the same within the time; a failure is not kept. */
function briefly<A extends (string | undefined)[], T>(ask: (...asked: A) => Promise<T>): (...asked: A) => Promise<T> {
  const known = new Map<string, { answer: Promise<T>; until: number }>()
  return (...asked) => {
    const key = JSON.stringify(asked)
    const found = known.get(key)
    if (found && found.until > performance.now()) return found.answer
    const answer = ask(...asked)
    known.set(key, { answer, until: performance.now() + knownMs })
    answer.catch(() => known.delete(key))
    return answer
  }
}
