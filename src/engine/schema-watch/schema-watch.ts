/** Looks at what active workflows use of each org, and tells what changed to their harm before they run into it. */
import type { SchemaBreak, SchemaChecked, SchemaInfo, SchemaLook } from '../../contract/index.ts'
import { asProblem, Problem } from '../../problems.ts'
import type { Meter, Salesforce } from '../../salesforce/index.ts'
import type { Database, Store } from '../../store/index.ts'
import { type Clock, systemClock } from '../clock.ts'
import { breakOf } from './breaks.ts'
import { type InUse, type InUseParts, type PlacedUse, usesInOrgs } from './in-use.ts'
import { lookAt } from './look.ts'
import { acceptSeen, claimCheck, forgetSeen, noteCheck, readChecks, readSeen, writeSeen } from './rows.ts'

interface Named {
  id: string
  name: string
}

export interface SchemaWatchParts extends Omit<InUseParts, 'connections'> {
  /** All, or a tenant's view; the other parts are of the same. */
  store: Pick<Store, 'db'>
  connections: InUseParts['connections'] & { salesforce(id: string): Salesforce; list(): Promise<Named[]> }
  clock?: Clock
}

export interface SchemaWatch {
  /** From what was read last; asks no org. */
  info(): Promise<SchemaInfo>
  /** Looks at one connection, or at all that workflows use. Throws what keeps a single one from being looked at. */
  check(connectionId: string | null): Promise<SchemaChecked>
  /** Takes how an object is now (or all objects of the connection) for how it should be. Throws `not-found`. */
  accept(connectionId: string, object: string | null): Promise<SchemaInfo>
  /** Looks at connections nobody has looked at for a day. Returns how many. */
  checkDue(): Promise<number>
}

const everyHours = 24

export function createSchemaWatch(parts: SchemaWatchParts): SchemaWatch {
  const { db } = parts.store

  async function info(): Promise<SchemaInfo> {
    const [inUse, checks, names] = await Promise.all([usesInOrgs(parts), readChecks(db), parts.connections.list()])
    const used = new Set([...inUse.uses, ...inUse.open].map(({ connectionId }) => connectionId))
    const looked = names.filter(({ id }) => used.has(id))
    const items = await Promise.all(looked.map((connection) => breaksIn(db, connection, inUse)))
    const checkOf = new Map(checks.map((check) => [check.connectionId, check]))
    return {
      items: items.flat(),
      connections: looked.map((one) => {
        const check = checkOf.get(one.id)
        const last = { checkedAt: check?.checkedAt?.toISOString() ?? null, problem: check?.problem ?? null }
        return { connectionId: one.id, connectionName: one.name, ...last, ...partOf(inUse, one.id) }
      }),
    }
  }

  async function check(wanted: string | null): Promise<SchemaChecked> {
    const { uses } = await usesInOrgs(parts)
    const meter: Meter = { calls: 0 }
    const ids = new Set(uses.map(({ connectionId }) => connectionId))
    for (const id of wanted === null ? ids : [wanted]) {
      const looking = checkOne(parts, id, { uses, meter, whole: true })
      // Of several, one that cannot be reached must not hide the others; why is kept with it.
      await (wanted === null ? looking.catch(() => undefined) : looking)
    }
    return { ...(await info()), calls: meter.calls }
  }

  return {
    info,
    check,
    async accept(connectionId, object) {
      const accepted = await acceptSeen(db, connectionId, object)
      if (object !== null && accepted === 0) throw notWatched(object)
      return check(connectionId)
    },
    async checkDue() {
      const { uses } = await usesInOrgs(parts)
      let looked = 0
      for (const id of new Set(uses.map(({ connectionId }) => connectionId))) {
        if (!(await claimCheck(db, id, everyHours))) continue
        looked += 1
        // Why it could not be looked at is kept with it; the next day is early enough.
        await checkOne(parts, id, { uses, meter: { calls: 0 }, whole: false }).catch(() => undefined)
      }
      return looked
    },
  }
}

interface Looking {
  uses: PlacedUse[]
  meter: Meter
  whole: boolean
}

async function checkOne(parts: SchemaWatchParts, id: string, { uses, meter, whole }: Looking): Promise<void> {
  const { db } = parts.store
  const { clock = systemClock } = parts
  const objects = objectsOf(uses, id)
  try {
    const salesforce = parts.connections.salesforce(id).with({ kind: 'describe' }, meter)
    const known = await readSeen(db, id)
    for (const object of objects) {
      const seen = known.get(object.toLowerCase())
      const now = await lookAt({ salesforce, object, seen, whole, now: new Date(clock.now()) })
      if (now && now !== seen) await writeSeen(db, id, now)
    }
    await forgetSeen(
      db,
      id,
      objects.map((object) => object.toLowerCase()),
    )
    await noteCheck(db, id, null)
  } catch (thrown) {
    await noteCheck(db, id, asProblem(thrown).toJSON())
    throw thrown
  }
}

function objectsOf(uses: PlacedUse[], id: string): string[] {
  const own = uses.filter(({ connectionId }) => connectionId === id)
  return [...new Map(own.map(({ object }) => [object.toLowerCase(), object])).values()].sort()
}

function partOf({ uses, open }: InUse, id: string): Pick<SchemaLook, 'objects' | 'open'> {
  const own = open.filter(({ connectionId }) => connectionId === id)
  return {
    objects: objectsOf(uses, id),
    open: own.map(({ workflowName, step, why }) => ({ workflowName, step, why })),
  }
}

async function breaksIn(db: Database, { id, name }: Named, { uses }: InUse): Promise<SchemaBreak[]> {
  const seen = await readSeen(db, id)
  const found = uses
    .filter(({ connectionId }) => connectionId === id)
    .flatMap((use) => (seen.get(use.object.toLowerCase())?.lost ?? []).map((loss) => ({ use, loss })))
  const breaks = found.flatMap(({ use, loss }) => {
    const words = breakOf(use, loss)
    if (!words) return []
    const { workflowId, workflowName, step, object } = use
    const { field, change, seenAt } = loss
    return [
      {
        connectionId: id,
        connectionName: name,
        workflowId,
        workflowName,
        step,
        object,
        field,
        change,
        seenAt,
        ...words,
      },
    ]
  })
  // A step that creates or updates asks for both; it breaks once.
  const key = (one: SchemaBreak) => [one.workflowId, one.step, one.object, one.field, one.change, one.what].join('\n')
  return [...new Map(breaks.map((one) => [key(one), one])).values()]
}

function notWatched(object: string): Problem {
  return new Problem('not-found', {
    what: `No active workflow uses ${object}, or it was never looked at.`,
    fix: 'See which objects are looked at: rainmaker schema.',
    object,
  })
}
