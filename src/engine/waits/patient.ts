/** Wakes runs that wait for their connection or its allowance, when what kept them is gone. */
import type { Logger } from 'pino'
import { rowsOf, type Store } from '../../store/index.ts'
import { channels } from '../lease.ts'
import type { Queue } from '../queue.ts'

interface Parts {
  store: Store
  queue: Queue
}

const wake = `
update run set wake_at = now() where status = 'waiting' and wake_at > now()
and problem->>'then' in ('wait-for-connection', 'wait-for-allowance') returning id::text`

/**
 * When to look again, ms: a run may be laid aside in the very moment in which others are woken, and a server that has not
 * heard the news yet lays aside what it takes. Without this such runs would wait until they look by themselves.
 */
const againAfter = [1000, 5000, 15_000]

/** They go on at once, and those that come late a little later. Failures are told: the runs look by themselves in the end. */
export function wakePatient(parts: Parts, log: Logger): void {
  const look = () =>
    void wakeNow(parts).catch((error: unknown) =>
      log.warn({ error: String(error) }, 'waiting runs go on a little later'),
    )
  look()
  for (const ms of againAfter) setTimeout(look, ms).unref()
}

async function wakeNow({ store, queue }: Parts): Promise<void> {
  await store.transaction(async (tx) => {
    const woken = await rowsOf<{ id: string }>(tx, wake)
    if (woken.length === 0) return
    await queue.remove(
      tx,
      woken.map(({ id }) => id),
    )
    await queue.add(tx, woken)
    await rowsOf(tx, 'select pg_notify($1, $2)', [channels.runs, ''])
  })
}
