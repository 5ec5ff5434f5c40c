/** The tables of migrations/*.sql as types: what a read gives, what an insert and an update take. */
import type { ColumnType, Generated } from 'kysely'

/** jsonb: read as a value, written as JSON text (a bare array would become a PostgreSQL array). */
type JsonColumn<T = unknown> = ColumnType<T, string, string>
type JsonOrNull<T = unknown> = ColumnType<T | null, string | null | undefined, string | null>
type Time = ColumnType<Date, Date | string, Date | string>
type TimeOrNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
type TimeByDefault = ColumnType<Date, Date | string | undefined, Date | string>
type OrNull<T> = ColumnType<T | null, T | null | undefined, T | null>

export interface Tables {
  server: { id: string; lock_key: number; started_at: TimeByDefault; seen_at: TimeByDefault }

  tenant: { id: string; name: string; webhook_url: OrNull<string>; created_at: TimeByDefault }

  /** Whose a connection, a workflow or a key is or was. */
  owned: { id: string; tenant_id: string }

  connection: {
    id: string
    tenant_id: Generated<string>
    name: string
    login_url: string
    flow: string
    client_id: string
    instance_url: OrNull<string>
    org_id: OrNull<string>
    user_id: OrNull<string>
    username: OrNull<string>
    scopes: OrNull<string>
    api_version: string
    status: string
    problem: JsonOrNull
    settings: ColumnType<Record<string, unknown>, string | undefined, string>
    api_used: OrNull<number>
    api_limit: OrNull<number>
    api_seen_at: TimeOrNull
    created_at: TimeByDefault
    updated_at: TimeByDefault
  }

  secret: { connection_id: string; name: string; sealed: Buffer; epoch: Generated<number>; updated_at: TimeByDefault }

  oauth_attempt: { state: string; connection_id: string; sealed: Buffer; expires_at: Time }

  workflow: {
    id: string
    tenant_id: Generated<string>
    name: string
    active: Generated<boolean>
    version: number
    activated_at: TimeOrNull
    created_at: TimeByDefault
    updated_at: TimeByDefault
  }

  workflow_version: {
    workflow_id: string
    version: number
    document: JsonColumn
    source: string
    created_at: TimeByDefault
  }

  feed: {
    connection_id: string
    name: string
    object: string
    position: JsonColumn
    polled_at: TimeOrNull
    problem: JsonOrNull
  }

  seen: {
    connection_id: string
    object: string
    record_id: string
    stamp: Time
    hash: string
    values: JsonColumn<Record<string, unknown>>
    gone: Generated<boolean>
  }

  trigger_start: { workflow_id: string; activated_at: Time; since: Time }

  event: {
    position: Generated<number>
    connection_id: string
    feed: string
    object: string
    change: string
    record_id: string
    key: string
    occurred_at: Time
    received_at: TimeByDefault
    record: JsonColumn<Record<string, unknown>>
    before: JsonOrNull<Record<string, unknown>>
    echo: Generated<boolean>
    cause: OrNull<string>
    depth: Generated<number>
  }

  run: {
    id: string
    workflow_id: string
    workflow_version: number
    event_position: OrNull<number>
    record_id: OrNull<string>
    status: string
    queued_at: TimeByDefault
    started_at: TimeOrNull
    finished_at: TimeOrNull
    wake_at: TimeOrNull
    attempt: Generated<number>
    server_id: OrNull<string>
    epoch: Generated<number>
    problem: JsonOrNull
    outcome: OrNull<string>
    api_calls: Generated<number>
    depth: Generated<number>
    trial: Generated<boolean>
  }

  step: {
    run_id: string
    path: string
    kind: string
    action: OrNull<string>
    status: string
    write_class: OrNull<string>
    input: JsonOrNull
    output: JsonOrNull
    problem: JsonOrNull
    attempt: Generated<number>
    api_calls: Generated<number>
    shared_by: OrNull<number>
    sent_at: TimeOrNull
    started_at: Time
    finished_at: TimeOrNull
    plan: JsonOrNull
  }

  api_usage: {
    hour: Time
    connection_id: string
    purpose: string
    workflow_id: Generated<string>
    calls: Generated<number>
  }
}
