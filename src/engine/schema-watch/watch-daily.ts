/** The look at the orgs' schemas that nobody asks for: once a day for each connection, whatever the number of servers. */
import type { Logger } from 'pino'
import { type Rounds, startRounds } from '../rounds.ts'
import { createSchemaWatch, type SchemaWatchParts } from './schema-watch.ts'

/** How often it is asked whether a day is over. The first time is well after the start, when there is enough else to do. */
const roundMs = 15 * 60_000

export function watchDaily(parts: SchemaWatchParts & { log: Logger }): Rounds {
  const watch = createSchemaWatch(parts)
  return startRounds(roundMs, 'the look at what workflows use of orgs', () => watch.checkDue(), parts.log)
}
