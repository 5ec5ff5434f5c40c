/** The record a workflow is tried with: the newest one, one by id, one of a past run or event, or values given. */
import { type Change, recordId as idOf, type Trigger, type Watch } from '../../connector/index.ts'
import { Problem } from '../../problems.ts'
import { type FieldValues, name, names, type Salesforce, type Soql, soql } from '../../salesforce/index.ts'
import { rowsOf, type Store } from '../../store/index.ts'
import type { WorkflowDocument, WorkflowVersion } from '../../workflows/index.ts'
import { type LoggedEvent, oneEvent } from '../events/index.ts'
import { planFor } from '../feeds/polling/plan.ts'
import { wordsOf } from '../feeds/polling/wanted.ts'
import type { CatalogSource, ConnectionSource } from '../needs.ts'
import type { RunEvent } from '../runs/run.ts'
import { usualFields } from '../usual-fields.ts'

export interface SampleWish {
  recordId?: string | undefined
  payload?: Record<string, unknown> | undefined
  /** Position in the event log. */
  event?: number | undefined
  /** Id of a past run, of this workflow or another. */
  run?: string | undefined
}

interface Parts {
  store: Pick<Store, 'db'>
  catalog: CatalogSource
  connections: Pick<ConnectionSource, 'salesforce' | 'describe' | 'pick'>
}

/** With nothing wished: the newest record the trigger accepts. Throws Problem `not-found`, `record-not-found`, `object-unknown`, `id-malformed`. */
export async function sampleFor(parts: Parts, workflow: WorkflowVersion, wish: SampleWish): Promise<RunEvent> {
  const { document, tenantId } = workflow
  const { id: connectionId } = await parts.connections.pick(document.trigger.connection, tenantId)
  const trigger = parts.catalog.trigger(document.trigger.on)
  const input = trigger.input.parse(document.trigger.with)
  const watch = trigger.watch(input)
  const sampling = { ...parts, connectionId, document, trigger, input, watch }
  if (wish.event !== undefined) return ofLog(await oneEvent(parts.store.db, wish.event))
  if (wish.run !== undefined) return ofRun(parts, wish.run)
  if (wish.payload !== undefined) return made(sampling, wish.payload, wish.recordId)
  if (!watch) return lastHeard(sampling)
  return wish.recordId === undefined ? newest(sampling, watch) : byId(sampling, watch, wish.recordId)
}

interface Sampling extends Parts {
  connectionId: string
  document: WorkflowDocument
  trigger: Trigger
  input: unknown
  watch: Watch | null
}

function ofLog({ connectionId, feed, position, object, change, recordId, occurredAt, record, before }: LoggedEvent) {
  return { connectionId, feed, position, object, change, recordId, occurredAt: new Date(occurredAt), record, before }
}

async function ofRun({ store }: Parts, runId: string): Promise<RunEvent> {
  const text = 'select event_position as position from run where id::text = $1'
  const [run] = await rowsOf<{ position: number | null }>(store.db, text, [runId])
  if (run?.position) return ofLog(await oneEvent(store.db, run.position))
  throw new Problem('not-found', {
    what: run ? `The run ${runId} was started by no event.` : `There is no run ${runId}.`,
    fix: 'Choose another: rainmaker runs list.',
  })
}

function made(
  { connectionId, document, watch }: Sampling,
  record: Record<string, unknown>,
  recordId = typeof record['Id'] === 'string' ? record['Id'] : '',
): RunEvent {
  return {
    connectionId,
    feed: 'manual',
    position: 0,
    object: watch?.object ?? document.trigger.on,
    change: watch?.changes[0] ?? 'created',
    recordId,
    occurredAt: new Date(),
    record,
    before: null,
  }
}

/** The last event of a trigger that watches no records; its own example when there was none. */
async function lastHeard(sampling: Sampling): Promise<RunEvent> {
  const { store, connectionId, trigger } = sampling
  const text = 'select position from event where connection_id = $1 and feed = $2 order by position desc limit 1'
  const [last] = await rowsOf<{ position: number }>(store.db, text, [connectionId, trigger.feed])
  return last ? ofLog(await oneEvent(store.db, last.position)) : made(sampling, trigger.sample)
}

const lookedAt = 50

async function newest(sampling: Sampling, watch: Watch): Promise<RunEvent> {
  const { connectionId, trigger, input, document } = sampling
  const rows = await read(sampling, watch, soql`ORDER BY LastModifiedDate DESC LIMIT ${lookedAt}`)
  const events = rows.map((row) => made(sampling, row))
  const fits = ({ change, ...event }: RunEvent) =>
    trigger.accepts(
      { ...event, connectionId, change: change as Change, occurredAt: event.occurredAt.toISOString() },
      input,
    )
  const event = events.find(fits) ?? events[0]
  if (event) return event
  throw new Problem('record-not-found', {
    what: `The org has no record of ${watch.object} to try "${document.name}" with.`,
    fix: 'Create one, or give a payload.',
    object: watch.object,
  })
}

async function byId(sampling: Sampling, watch: Watch, recordId: string): Promise<RunEvent> {
  const id = idOf(await sampling.connections.describe(sampling.connectionId, watch.object), recordId)
  const [row] = await read(sampling, watch, soql`WHERE Id = ${id}`)
  if (row) return made(sampling, row)
  throw new Problem('record-not-found', {
    what: `There is no ${watch.object} with the id ${recordId}, or it is not shared with the connected user.`,
    fix: 'Give the id of a record of this object.',
    object: watch.object,
    recordId,
  })
}

/** With the fields an event of this workflow would carry. One API call. */
async function read({ connections, catalog, connectionId, document }: Sampling, watch: Watch, rest: Soql) {
  const describe = await connections.describe(connectionId, watch.object)
  const wanted = { object: watch.object, watched: new Set(watch.fields), words: wordsOf(document) }
  const { fields } = planFor(wanted, describe, usualFields(catalog)(describe.name))
  const salesforce: Salesforce = connections.salesforce(connectionId).with({ kind: 'trial' })
  const { records } = await salesforce.queryPage(soql`SELECT ${names(fields)} FROM ${name(describe.name)} ${rest}`)
  return records.map(({ attributes: _attributes, ...values }: FieldValues) => values)
}
