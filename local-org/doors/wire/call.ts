/** One request as the function of a route sees it. */

import type { Api, OrgView, Session } from '../../org/index.ts'
import type { Answer } from './answer.ts'
import type { Instance, RowFaults } from './instance.ts'
import type { Params } from './router.ts'

/** What a call did, for the ledger and the API allowance. Calls nested in a composite share their parent's. */
export interface Tally {
  /** API calls that count towards the allowance. */
  apiCalls: number
  /** Pattern of the route that answered. */
  resource?: string
  object?: string
  rows: number
  client: string
  userId?: string
  /** What the call asked for and the local org has not: a header of the answer names it. */
  lacking?: string
}

/** A request after the wire, before a route is found. */
export interface Request {
  method: string
  /** Clean path without query. */
  path: string
  query: URLSearchParams
  headers: Record<string, string | undefined>
  /** The whole body; empty when there is none or when the route streams. */
  body: Buffer
  /** The body of a call nested in a composite: already parsed. */
  value?: unknown
  /** The body as it arrives, for routes that stream. */
  chunks?: AsyncIterable<Buffer>
  /** Scheme and host the client used, e.g. 'http://localhost:8080': every absolute URL is built from it. */
  origin: string
  /** The client's address. */
  remote: string
  tally: Tally
  faults?: RowFaults
  /** Inside a composite call: what answers it may not wait. */
  atOnce?: boolean
}

/** A call nobody needs to be logged in for. */
export interface OpenCall extends Request {
  params: Params
  instance: Instance
}

/** A call of a logged-in user. */
export interface Call extends OpenCall {
  session: Session
  /** The org as this user sees it. */
  view: OrgView
  /** Which objects `view` shows. */
  api: Api
  /** '60.0' for paths under /services/data/v60.0, else the newest version. */
  version: string
  /** The same, with '/tooling' behind it for calls of that API: what stands behind /services/data/v in addresses of rows. */
  root: string
  /** Answers a call inside this one with the same user, as Composite needs it: at once, so that nothing comes between. */
  nested(method: string, url: string, value: unknown, headers?: Record<string, string>): Answer
}

export type Route = {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE' | 'HEAD'
  /** Pattern such as '/services/data/:version/sobjects/:object'. */
  path: string
  /** True when the body is to be read by the route itself, from `chunks`. */
  streams?: boolean
  /** Answers failures of APIs that do not refuse in JSON as REST does. */
  refuse?(failure: unknown, request: Request): Answer
} & (
  | { open: true; run(call: OpenCall): Answer | Promise<Answer> }
  | {
      open?: false
      /** False when the call costs no API allowance. */
      counts?: boolean
      /** Which objects it sees; left out: those of the data APIs. */
      api?: Api
      run(call: Call): Answer | Promise<Answer>
    }
)
