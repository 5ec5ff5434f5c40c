/** Connections: orgs the product may speak to. No secret is ever part of them. */
import type { ProblemJson } from '../problems.ts'

export type Flow = 'web' | 'client-credentials' | 'jwt'

export type ConnectionStatus =
  | 'new'
  | 'connected'
  | 'renewing'
  | 'reconnect-needed'
  | 'blocked'
  | 'paused'
  | 'limit-reached'
  | 'unreachable'
  | 'revoked'

/** What an operator may set for one connection; what is missing follows the server's settings. */
export interface ConnectionSettings {
  pollSeconds?: number | undefined
  settleSeconds?: number | undefined
  /** Whether it is kept how records were before runs change them; default yes. */
  undo?: boolean | undefined
  /** Change Data Capture: for every trigger, for those that want to hear at once (default), or for none. */
  push?: 'change-data' | 'auto' | 'off' | undefined
  /** Where the org's Pub/Sub API is, when not at Salesforce's own address. */
  pubsub?: { host?: string; port?: number; tls?: boolean; ca?: string; topic?: string } | undefined
}

export interface ConnectionInfo {
  id: string
  name: string
  status: ConnectionStatus
  flow: Flow
  loginUrl: string
  instanceUrl: string | null
  orgId: string | null
  userId: string | null
  username: string | null
  scopes: string | null
  apiVersion: string
  /** API calls of the org's 24 hours, as last heard. */
  apiUsed: number | null
  apiLimit: number | null
  apiSeenAt: string | null
  problem: ProblemJson | null
  settings: ConnectionSettings & Record<string, unknown>
  createdAt: string
}

export interface NewConnection {
  name: string
  loginUrl: string
  clientId: string
  clientSecret?: string | undefined
  flow?: Flow | undefined
  /** jwt: the user to act as. */
  username?: string | undefined
  /** jwt: PEM. */
  privateKey?: string | undefined
  settings?: ConnectionSettings | undefined
}

/** One named check of a connection test. */
export interface ConnectionCheck {
  name: string
  title: string
  ok: boolean
  detail: string
  problem: ProblemJson | null
}

/** What a connection did in the last days: every API call by purpose, every record written, by whom, and what was heard. */
export interface ConnectionReport {
  connectionId: string
  since: string
  calls: { purpose: string; calls: number; first: string; last: string }[]
  writes: { object: string; operation: string; records: number; undone: number; first: string; last: string }[]
  workflows: { workflowId: string; workflowName: string; runs: number; records: number; last: string }[]
  agents: { name: string; calls: number; read: number; written: number }[]
  heard: { feed: string; object: string; events: number }[]
}

/** The answer of the kill switch. */
export interface RevokedInfo extends ConnectionInfo {
  /** From the request until no token is left here and Salesforce was told. */
  ms: number
  report: ConnectionReport
}
