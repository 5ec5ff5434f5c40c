/** The states a person puts a connection in. */
import { sql } from 'kysely'
import type { ConnectionStatus } from '../contract/index.ts'
import type { Problem } from '../problems.ts'
import { jsonText } from '../store/index.ts'
import type { Base } from './base.ts'
import { loadKeys } from './keys.ts'

export async function pauseConnection(base: Base, id: string): Promise<void> {
  await move(base, id, 'paused', [
    'new',
    'connected',
    'renewing',
    'reconnect-needed',
    'blocked',
    'limit-reached',
    'unreachable',
  ])
}

/** Whether the tokens still work shows at the next call. */
export async function resumeConnection(base: Base, id: string): Promise<void> {
  const { tokens } = await loadKeys(base, base.db, id)
  await move(base, id, tokens ? 'connected' : 'new', ['paused'])
}

/** Lets a test ask Salesforce once more where we had given up. */
export async function reopenConnection(base: Base, id: string): Promise<void> {
  const { tokens } = await loadKeys(base, base.db, id)
  if (tokens) await move(base, id, 'renewing', ['reconnect-needed'])
}

/** Keeps why a sign-in failed, where nothing better is known. */
export async function keepProblem(base: Base, id: string, problem: Problem): Promise<void> {
  await base.db
    .updateTable('connection')
    .set({ problem: jsonText(problem), updated_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('status', '!=', 'connected')
    .execute()
}

async function move(base: Base, id: string, status: ConnectionStatus, from: ConnectionStatus[]): Promise<void> {
  await base.db
    .updateTable('connection')
    .set({ status, problem: null, updated_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('status', 'in', from)
    .execute()
}
