/** Connections: orgs the product may speak to. No secret is ever part of them. */
import type { ProblemJson } from '../problems.ts'

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

export interface ConnectionInfo {
  id: string
  name: string
  status: ConnectionStatus
  flow: string
  loginUrl: string
  instanceUrl: string | null
  orgId: string | null
  userId: string | null
  username: string | null
  scopes: string | null
  apiVersion: string
  apiUsed: number | null
  apiLimit: number | null
  apiSeenAt: string | null
  problem: ProblemJson | null
  createdAt: string
}

export interface ConnectionCheck {
  name: string
  title: string
  ok: boolean
  detail: string
  problem: ProblemJson | null
}

export interface NewConnection {
  name: string
  loginUrl: string
  clientId: string
  clientSecret?: string
  flow?: 'web' | 'client-credentials' | 'jwt'
  username?: string
  privateKey?: string
  settings?: { pollSeconds?: number; settleSeconds?: number; undo?: boolean }
}
