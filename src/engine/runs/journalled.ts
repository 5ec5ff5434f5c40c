/** Reads of the journal what a run that goes on needs, when it needs it: the journal of a long list does not fit the memory. */
import { rowsOf, type Store } from '../../store/index.ts'
import type { Journalled } from './run.ts'

export interface JournalReader {
  /** What the journal has of these paths. */
  entries(runId: string, paths: string[]): Promise<Map<string, Journalled>>
  /** Tokens the finished AI steps of a run have used. */
  tokens(runId: string): Promise<number>
}

const entriesOf = `
select path, status, output, problem, attempt, sent_at as "sentAt", started_at as "startedAt"
from step where run_id = $1 and path = any($2::text[])`

const tokensOf = `
select coalesce(sum((output->'usage'->>'inputTokens')::float8 + (output->'usage'->>'outputTokens')::float8), 0) as tokens
from step where run_id = $1 and kind = 'ai' and status = 'succeeded'`

export function journalReader({ db }: Store): JournalReader {
  return {
    async entries(runId, paths) {
      const rows = await rowsOf<Journalled & { path: string }>(db, entriesOf, [runId, paths])
      return new Map(rows.map(({ path, ...entry }) => [path, entry]))
    },
    async tokens(runId) {
      const [row] = await rowsOf<{ tokens: number }>(db, tokensOf, [runId])
      return row?.tokens ?? 0
    },
  }
}
