/** The client of one org, put together from its parts. */
import type { Dispatcher } from 'undici'
import { asProblem } from '../problems.ts'
import { Allowance } from './allowance.ts'
import { bulking } from './bulk/index.ts'
import { readingChanges } from './changes.ts'
import { collecting } from './collections/index.ts'
import { describing } from './describe.ts'
import { filing } from './files/index.ts'
import { type Attribution, type Line, type LineOptions, openLine } from './line.ts'
import { readingOrg } from './org.ts'
import { querying } from './query.ts'
import { readingTogether } from './read-together.ts'
import type { CallReport, Salesforce, SessionSource } from './salesforce.ts'
import { searching } from './search.ts'
import { soaping } from './soap/index.ts'
import { streaming } from './streaming.ts'
import { defaultWaits, type Waits } from './waits.ts'
import { exchange } from './wire.ts'
import { writing } from './write.ts'

export interface SalesforceOptions {
  session: SessionSource
  /** For example `66.0`. */
  apiVersion: string
  /** How we name ourselves to Salesforce. */
  clientName: string
  /** Told once for every HTTP call; must not throw. */
  onCall?: (report: CallReport) => void
  /** Another way out: a proxy, a test. */
  dispatcher?: Dispatcher
  waits?: Partial<Waits>
}

/** A client that shares its sockets with all others of this process. Its calls throw Problems only. */
export function createSalesforce(options: SalesforceOptions): Salesforce {
  const { onCall = () => {} } = options
  const allowance = new Allowance()
  const line: LineOptions = {
    session: options.session,
    apiVersion: options.apiVersion,
    clientName: options.clientName,
    onCall(report) {
      allowance.note(report)
      onCall(report)
    },
    dispatcher: options.dispatcher,
    waits: { ...defaultWaits, ...options.waits },
  }
  return clientOn(openLine(line), { ...line, allowance }, { purpose: { kind: 'query' }, meter: undefined })
}

type Parts = LineOptions & { allowance: Allowance }

function clientOn(line: Line, options: Parts, attribution: Attribution): Salesforce {
  const call: Salesforce['call'] = (one) =>
    line(one, attribution, exchange).catch((thrown) => {
      throw asProblem(thrown)
    })
  const stream = streaming(line, attribution)
  const caller = { call, stream, base: `/services/data/v${options.apiVersion}` }
  const reading = { ...describing(caller), ...querying(caller), ...searching(caller) }
  const collections = collecting(caller, options.waits)
  const bulk = bulking(caller, options.waits, reading.describe)
  return {
    apiVersion: options.apiVersion,
    session: options.session,
    with(purpose, meter = attribution.meter) {
      if (!purpose.once) return clientOn(line, options, { purpose, meter })
      const once = { ...options, waits: { ...options.waits, retryTries: 1, lockTries: 1 } }
      return clientOn(openLine(once), once, { purpose, meter })
    },
    call,
    stream,
    ...reading,
    ...collections,
    ...bulk,
    ...writing(collections, bulk, options.allowance),
    ...filing(caller),
    ...readingChanges(caller),
    ...readingTogether(caller, reading),
    ...readingOrg(caller),
    ...soaping({ caller, apiVersion: options.apiVersion, clientName: options.clientName, waits: options.waits }),
  }
}
