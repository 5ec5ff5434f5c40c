/** The client an action gets when an agent runs it. */
import type { ActionContext } from '../../connector/index.ts'
import { Problem } from '../../problems.ts'
import type { Salesforce } from '../../salesforce/index.ts'
import { notGranted } from '../refuse.ts'
import { describeFor } from './describes.ts'
import { guardReads } from './reads.ts'
import type { Scope } from './scope.ts'
import { noteWrites, type PlannedRow } from './writes.ts'

/** Reads keep to the grant, writes are noted in `noted` and not sent, every other way to the org is closed. */
export function guardedContext(scope: Scope, noted: PlannedRow[]): ActionContext {
  return {
    salesforce: closeTheRest({ ...guardReads(scope), ...noteWrites(noted) }),
    describe: (object) => describeFor(scope, object),
    signal: AbortSignal.timeout(120_000),
    urgency: 'now',
    outside: { fetch: closedToAgents },
  }
}

/** An address carries a message too: what an agent was talked into writing there would be gone before anybody sees its plan. */
async function closedToAgents(): Promise<never> {
  throw new Problem('access-denied', {
    what: 'Agents cannot have a file fetched from a web address.',
    fix: 'Give the content as Base64.',
    field: 'url',
  })
}

/** What is not opened here is closed, so that a new way of the client is closed to agents until somebody judges it. */
function closeTheRest(open: Partial<Salesforce>): Salesforce {
  return new Proxy(open, {
    get(target, way) {
      const known: unknown = Reflect.get(target, way)
      if (known !== undefined || typeof way === 'symbol') return known
      return () => {
        throw notGranted(`reach the org by ${way}`, 'another tool; this way is not open to agents')
      }
    },
  }) as Salesforce
}
