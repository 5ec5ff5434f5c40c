/** What active workflows listen to. */
import type { Trigger, Watch } from '../../connector/index.ts'
import { type Database, rowsOf } from '../../store/index.ts'

/** The catalogue, as far as events need it. */
export interface TriggerSource {
  /** Throws Problem `trigger-unknown`. */
  trigger(id: string): Trigger
}

/** An active workflow's trigger with its settings read. */
export interface Subscription {
  workflowId: string
  workflowVersion: number
  tenantId: string
  /** The tenant's id when there is none, or several of which none is named: then it hears nothing of an org. */
  connectionId: string
  trigger: Trigger
  input: unknown
  /** It also hears what our own runs write. */
  ownChanges: boolean
  /** What it watches in the org; null when it hears something else than changes of records. */
  watch: Watch | null
  /**
   * From when on happenings are its own, epoch ms: its activation, of one that watches an org by the org's clock. Null until a feed
   * has looked at that.
   */
  since: number | null
  /** The whole workflow, to see which fields it uses. */
  document: unknown
}

interface Row {
  id: string
  version: number
  tenant_id: string
  document: { trigger: { on: string; connection?: string; with?: Record<string, unknown>; ownChanges?: boolean } }
  connection_id: string | null
  since: Date | null
  activated_at: Date | null
}

/** A workflow that names no connection listens to the only one its tenant has. */
const workflows = `
select w.id::text, w.version, w.tenant_id::text, v.document, c.id::text as connection_id, s.since, w.activated_at
from workflow w
join workflow_version v on v.workflow_id = w.id and v.version = w.version
left join connection c on c.tenant_id = w.tenant_id and (c.name = v.document->'trigger'->>'connection'
  or c.id::text = v.document->'trigger'->>'connection'
  or (v.document->'trigger'->>'connection' is null
    and (select count(*) from connection own where own.tenant_id = w.tenant_id) = 1))
left join trigger_start s on s.workflow_id = w.id and s.activated_at = w.activated_at
`
const active = `${workflows} where w.active and ($1::uuid is null or c.id = $1)`
const one = `${workflows} where w.id = $1`

/** Changes whenever what is asked below may have changed (011-subscriptions.sql). */
const state = 'select id::text as state from subscription_state'

/** What was read last for each connection, and for all. */
interface Kept {
  state: string
  byConnection: Map<string | null, Subscription[]>
}

const keptFor = new WeakMap<TriggerSource, Kept>()

/**
 * All active workflows' triggers, or those of one connection. One whose trigger or settings no longer fit the catalogue is left out
 * and named to `onUnfit`: it must never stop the others.
 */
export async function activeSubscriptions(
  db: Database,
  triggers: TriggerSource,
  onUnfit: (workflowId: string, error: unknown) => void,
  connectionId: string | null = null,
): Promise<Subscription[]> {
  const [now] = await rowsOf<{ state: string }>(db, state)
  if (!now) return readAll(db, triggers, onUnfit, connectionId)
  const known = keptFor.get(triggers)
  const kept = known?.state === now.state ? known : { state: now.state, byConnection: new Map() }
  keptFor.set(triggers, kept)
  const found = kept.byConnection.get(connectionId) ?? (await readAll(db, triggers, onUnfit, connectionId))
  kept.byConnection.set(connectionId, found)
  return found
}

/** What one workflow listens to, were it off. Null when there is no such workflow. Throws when its trigger does not fit the catalogue. */
export async function subscriptionOf(
  db: Database,
  triggers: TriggerSource,
  workflowId: string,
): Promise<Subscription | null> {
  const [row] = await rowsOf<Row>(db, one, [workflowId])
  return row ? read(row, triggers) : null
}

async function readAll(
  db: Database,
  triggers: TriggerSource,
  onUnfit: (workflowId: string, error: unknown) => void,
  connectionId: string | null,
): Promise<Subscription[]> {
  const rows = await rowsOf<Row>(db, active, [connectionId])
  return rows.flatMap((row) => {
    try {
      return [read(row, triggers)]
    } catch (error) {
      onUnfit(row.id, error)
      return []
    }
  })
}

function read(row: Row, triggers: TriggerSource): Subscription {
  const { on, with: given = {}, ownChanges = false } = row.document.trigger
  const trigger = triggers.trigger(on)
  const input = trigger.input.parse(given)
  const watch = trigger.watch(input)
  const since = watch ? row.since : row.activated_at
  return {
    workflowId: row.id,
    workflowVersion: row.version,
    tenantId: row.tenant_id,
    connectionId: row.connection_id ?? row.tenant_id,
    trigger,
    input,
    ownChanges,
    watch,
    since: since?.getTime() ?? null,
    document: row.document,
  }
}
