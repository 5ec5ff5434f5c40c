/** Works out what undoing a run would do, by what the run wrote and how its records are now. Changes nothing. */

import type { UndoChange, UndoField, UndoPlan } from '../../contract/index.ts'
import { Problem } from '../../problems.ts'
import type { Meter, ObjectDescribe, Salesforce } from '../../salesforce/index.ts'
import { rowsOf, type Store } from '../../store/index.ts'
import type { ConnectionSource } from '../needs.ts'
import { type OwnWrite, sameValue, shortId, writesOf, writesOfRun } from '../own-writes/index.ts'
import { recordName } from '../record-name.ts'
import { noSuchRun } from '../runs/get.ts'
import { changedSince } from './changed-since.ts'
import { type NetChange, netChanges } from './net-change.ts'
import { type Now, readNow } from './read-now.ts'

export interface UndoParts {
  store: Pick<Store, 'db'>
  connections: Pick<ConnectionSource, 'salesforce' | 'describe'>
}

/** Throws Problem `not-found`, `conflict` while the run is under way. */
export async function planUndo(parts: UndoParts, runId: string, meter: Meter = { calls: 0 }): Promise<UndoPlan> {
  const workflowId = await endedRun(parts, runId)
  const net = netChanges(await writesOfRun(parts.store.db, runId))
  const byConnection = Map.groupBy(net, ({ connectionId }) => connectionId)
  const planned = new Map<NetChange, UndoChange>()
  for (const [connectionId, changes] of byConnection) {
    const salesforce = parts.connections.salesforce(connectionId).with({ kind: 'undo', workflowId }, meter)
    const known = await learn(parts, { runId, connectionId, changes, salesforce })
    for (const change of changes) planned.set(change, planOne(change, known))
  }
  const changes = net.map((change) => planned.get(change)!)
  return { runId, workflowId, changes, calls: callsFor(changes) }
}

async function endedRun({ store }: UndoParts, runId: string): Promise<string> {
  const text = `select status, workflow_id::text as "workflowId"  from run where id = $1`
  const [run] = await rowsOf<{ status: string; workflowId: string }>(store.db, text, [runId])
  if (!run) throw noSuchRun(runId)
  if (!['queued', 'running', 'waiting'].includes(run.status)) return run.workflowId
  throw new Problem('conflict', {
    what: `Run ${runId} is ${run.status}: it may still write.`,
    fix: 'Wait until it has ended, or cancel it first.',
  })
}

interface Known {
  runId: string
  describes: Map<string, ObjectDescribe>
  now: Map<string, Now>
  written: Map<string, OwnWrite[]>
  user: string | null
}

async function learn(
  { store, connections }: UndoParts,
  about: { runId: string; connectionId: string; changes: NetChange[]; salesforce: Salesforce },
): Promise<Known> {
  const { runId, connectionId, changes, salesforce } = about
  const describes = new Map<string, ObjectDescribe>()
  for (const object of new Set(changes.flatMap(({ object }) => object ?? []))) {
    describes.set(object, await connections.describe(connectionId, object))
  }
  const ids = changes.flatMap(({ recordId }) => recordId ?? [])
  const written = await writesOf(store.db, connectionId, ids, new Date(0).toISOString())
  const users = await rowsOf<{ id: string | null }>(store.db, 'select user_id as id from connection where id = $1', [
    connectionId,
  ])
  return {
    runId,
    describes,
    now: await readNow(salesforce, changes, describes),
    written: Map.groupBy(written, ({ recordId }) => shortId(recordId ?? '')),
    user: users[0]?.id ?? null,
  }
}

function planOne(change: NetChange, known: Known): UndoChange {
  const { connectionId, object, recordId, paths } = change
  const now = recordId === null ? undefined : known.now.get(shortId(recordId))
  const why = change.why ?? whyNot(change, now, known)
  const fields = why === null && now ? fieldsToRestore(change, now, known) : []
  const isDone = why === null && change.does === 'restore' && fields.length === 0
  return {
    connectionId,
    object,
    recordId,
    recordName: recordName(now?.record),
    paths,
    does: why === null && !isDone ? change.does : 'none',
    fields,
    why: isDone ? 'It is as it was before the run.' : why,
    done: null,
    problem: null,
  }
}

/** Why a record is left alone; null when it can be undone. */
function whyNot(change: NetChange, now: Now | undefined, known: Known): string | null {
  const { does, object, recordId } = change
  const describe = object === null ? undefined : known.describes.get(object)
  if (!describe || recordId === null) return 'It is not known of which object this record is.'
  if (does === 'undelete') {
    if (!now) return 'It is no longer in the recycle bin.'
    return now.isDeleted ? null : 'Somebody has brought it back already.'
  }
  if (!now || now.isDeleted) return does === 'delete' ? 'It is deleted already.' : 'It was deleted since.'
  if (does === 'delete' && !describe.deletable) return `The connected user may not delete records of ${describe.label}.`
  const written = known.written.get(shortId(recordId)) ?? []
  return changedSince({ change, now, written, runId: known.runId, user: known.user })
}

function fieldsToRestore({ before, object, does }: NetChange, { record }: Now, known: Known): UndoField[] {
  if (does === 'delete') return []
  const described = known.describes.get(object ?? '')?.fields ?? []
  return described.flatMap(({ name, label, updateable }) => {
    if (!updateable || !(name in before) || sameValue(before[name], record[name])) return []
    return [{ name, label, now: record[name] ?? null, to: before[name] ?? null }]
  })
}

/** Rows that go in one API call of each kind. */
const rowsACall = { restore: 1000, delete: 1000, undelete: 200 } as const

function callsFor(changes: UndoChange[]): number {
  const groups = Map.groupBy(changes, ({ connectionId, does }) => `${does} ${connectionId}`)
  return [...groups].reduce((sum, [key, group]) => {
    const room = rowsACall[key.split(' ')[0] as keyof typeof rowsACall] ?? Number.POSITIVE_INFINITY
    return sum + Math.ceil(group.length / room) * Number(Number.isFinite(room))
  }, 0)
}
