/** Ids of records that our journal already knows to stem from other steps: a look must not take one of them for its own. */
import type { Store } from '../../store/index.ts'
import type { Journal } from '../runs/journal.ts'

export interface Known {
  /** Ids this action's finished steps gave, of writes sent at this org time (ISO) or later. */
  since(action: string, sentAt: string): Promise<Set<string>>
}

const recordIds = `
select output->>'id' as id from step
where action = $1 and status = 'succeeded' and sent_at >= $2::timestamptz - interval '1 hour' and output ? 'id'`

export function knownFrom(store: Store, journal: Journal): Known {
  return {
    async since(action, sentAt) {
      await journal.settled()
      const { rows } = await store.pool.query<{ id: string }>(recordIds, [action, sentAt])
      return new Set(rows.map((row) => row.id))
    },
  }
}
