/** Watches what steps write: who wrote which record, with what in it, and how it was before. */
import type { Outcome } from '../../connector/index.ts'
import { asProblem, Problem } from '../../problems.ts'
import type { QueryPage, Salesforce, Soql } from '../../salesforce/index.ts'
import { blankWrite, by, parentsOf, writeOf } from './entries.ts'
import { type Imaging, imaging } from './images.ts'
import { dropUnanswered, dropWrites, noteWrites, type OwnWrite } from './own-write.ts'
import { type Noted, settleWrites } from './settle-writes.ts'
import { throughDoor, type WriteDoor } from './through-door.ts'
import { orgAfter, untilKept, type WatchedStep, type WatchParts } from './watched.ts'
import { idsIn, whose } from './whose.ts'

export interface Watched {
  salesforce: Salesforce
  /** To be told what became of the steps, in their order; none when the whole was thrown. */
  settle(outcomes: Outcome<unknown>[]): Promise<void>
}

export interface WriteWatch {
  /** Watches one call that these steps go out with. */
  over(client: Salesforce, connectionId: string, steps: WatchedStep[]): Promise<Watched>
  /** A look found out that the step's write was done, and what came of it. */
  found(connectionId: string, step: WatchedStep, value: unknown): Promise<void>
}

export function watchWrites(parts: WatchParts): WriteWatch {
  const { db } = parts.store
  return {
    async over(client, connectionId, steps) {
      const noted: Noted[] = []
      const keepsImages = await wantsUndo(parts, connectionId, steps)
      return {
        salesforce: throughDoor(client, doorOf(parts, { connectionId, steps, noted, keepsImages })),
        settle: (outcomes) => quietly(parts, () => settleWrites(parts, { connectionId, steps, outcomes, noted })),
      }
    },
    async found(connectionId, step, value) {
      const made = [...idsIn(value)].map((id) => ({
        ...blankWrite(parts, connectionId, step.run.depth, id),
        ...by(step),
        object: step.action.object,
        operation: step.action.effect === 'create' ? ('create' as const) : ('other' as const),
        doneAt: orgAfter(parts, connectionId),
      }))
      await quietly(parts, async () => {
        await dropUnanswered(db, [{ runId: step.run.id, path: step.entry.path }])
        await noteWrites(db, made)
      })
    },
  }
}

/** One call under watch. */
interface Watching {
  connectionId: string
  steps: WatchedStep[]
  /** What it writes, filled as it does. */
  noted: Noted[]
  /** How records were before is read as well. */
  keepsImages: boolean
}

/** Keeps what the call writes before it is sent, and forgets what surely was not written. */
function keeping(parts: WatchParts, { steps, noted }: Watching) {
  const { db } = parts.store

  async function note(writes: OwnWrite[]): Promise<Noted[]> {
    const all = [...writes, ...writes.flatMap(parentsOf)]
    await parts.keeper.noted(all)
    if (steps.some(({ run }) => run.taken)) throw await notSent(all)
    const added = writes.map((write): Noted => ({ write, result: null }))
    noted.push(...added)
    return added
  }

  /** The journal told that another server goes on with one of the runs: the others go again, without it. */
  async function notSent(all: OwnWrite[]): Promise<Problem> {
    await quietly(parts, () => dropWrites(db, all))
    return new Problem('database-unreachable', {
      what: 'Another server took over a run while its write was about to be sent.',
      fix: 'Nothing was sent. What is ours is sent again at once.',
    })
  }

  /** Nothing was done when the org refused; after a lost answer it may have been, and the rows stay. */
  async function sent<T>(own: Noted[], send: () => Promise<T>): Promise<T> {
    try {
      return await send()
    } catch (thrown) {
      if (asProblem(thrown).then === 'look-first') throw thrown
      noted.splice(0, noted.length, ...noted.filter((one) => !own.includes(one)))
      const none = own.map(({ write }) => write)
      await quietly(parts, () => dropWrites(db, none))
      throw thrown
    }
  }

  return { note, sent }
}

function doorOf(parts: WatchParts, watching: Watching): WriteDoor {
  const { connectionId, steps, keepsImages } = watching
  const { note, sent } = keeping(parts, watching)
  const named = whose(steps, ({ input }) => input)
  // Until the answer says whose a new record is, it may be of any.
  const deepest = Math.max(0, ...steps.map(({ run }) => run.depth))
  const blank = (recordId: string | null) => blankWrite(parts, connectionId, deepest, recordId)
  const describe = (object: string) => parts.connections.describe(connectionId, object)

  return {
    async rows(wishes, behind, send) {
      const reading = keepsImages ? await imaging(wishes, describe) : noImages
      const isAhead = wishes.length <= readsAhead
      const images = isAhead ? [] : reading.from(await pagesOf(behind, reading.soqls))
      const own = await note(
        wishes.map((wish, at) => writeOf(wish, images[at] ?? null, named.of(wish.id), blank(wish.id))),
      )
      const take = (pages: (QueryPage | Problem)[]) => {
        for (const [at, image] of reading.from(pages).entries()) if (own[at]) own[at].write.before = image
      }
      const results = await sent(own, () => send(isAhead ? { soqls: reading.soqls, take } : undefined))
      for (const [at, one] of own.entries()) one.result = results[at] ?? null
      return results
    },
    async other({ wish }, _behind, send) {
      const own = await note([...idsIn(wish)].map((id) => ({ ...blank(id), ...by(named.of(id)) })))
      return sent(own, send)
    },
  }
}

const noImages: Imaging = { soqls: [], from: () => [] }
/** Up to so many rows leave room in their call for reading how they were; for more that is a call of its own. */
const readsAhead = 800

/** A query that is refused for itself gives no images: that is no reason not to write. */
async function pagesOf(client: Salesforce, soqls: Soql[]): Promise<(QueryPage | Problem)[]> {
  return soqls.length === 0 ? [] : client.queries(soqls)
}

/** The workflow's own word, else the connection's, else yes. */
async function wantsUndo({ connections }: WatchParts, connectionId: string, steps: WatchedStep[]): Promise<boolean> {
  const said = steps.map(({ run }) => run.workflow.document.undo)
  if (said.includes(true)) return true
  if (!said.includes(undefined)) return false
  return (await untilKept(() => connections.get(connectionId))).settings['undo'] !== false
}

/** What was written stays written: a ledger that cannot be completed now must not make it look undone. */
async function quietly({ log }: WatchParts, work: () => Promise<void>): Promise<void> {
  await untilKept(work).catch((error: unknown) => log.error({ error: String(error) }, 'own writes are not complete'))
}
