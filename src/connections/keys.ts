/** All that is needed to speak to one org now: state, addresses, tokens and how many times they were renewed. */

import type { ConnectionInfo as Connection } from '../contract/index.ts'
import { Problem, type ProblemJson } from '../problems.ts'
import type { Database } from '../store/index.ts'
import type { Base } from './base.ts'
import { readTokens, type StoredTokens } from './secrets.ts'

export interface Keys extends Pick<Connection, 'id' | 'status' | 'flow' | 'loginUrl' | 'instanceUrl' | 'username'> {
  clientId: string
  problem: ProblemJson | null
  tokens: StoredTokens | null
  /** Goes up with each new set of tokens; 0 when there are none. */
  epoch: number
}

/** Throws `not-found` when the connection is gone. With `lock`, nobody else changes the tokens until the transaction ends. */
export async function loadKeys(base: Base, db: Database, id: string, lock = false): Promise<Keys> {
  const row = await db.selectFrom('connection').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not-found', { what: 'The connection was removed.', fix: 'Choose another connection.' })
  const query = db.selectFrom('secret').select(['sealed', 'epoch']).where('connection_id', '=', id)
  const secret = await (lock ? query.forUpdate() : query).where('name', '=', 'tokens').executeTakeFirst()
  return {
    id,
    status: row.status as Keys['status'],
    flow: row.flow as Keys['flow'],
    loginUrl: row.login_url,
    instanceUrl: row.instance_url,
    username: row.username,
    clientId: row.client_id,
    problem: row.problem as ProblemJson | null,
    tokens: secret ? readTokens(base, id, secret.sealed) : null,
    epoch: secret?.epoch ?? 0,
  }
}

const notSignedIn = { what: 'Nobody has signed in to this connection yet.', fix: 'Connect it.' }

/** Why no call may be made in this state; states that are not here may call. */
const closed: Partial<Record<Connection['status'], (keys: Keys) => Problem>> = {
  new: () => new Problem('reconnect-needed', notSignedIn),
  paused: () =>
    new Problem('connection-paused', {
      what: 'The connection is paused.',
      fix: 'Resume it; nothing is lost meanwhile.',
    }),
  revoked: () =>
    new Problem('reconnect-needed', {
      what: 'The connection was revoked and its tokens wiped.',
      fix: 'Connect it again.',
    }),
  'reconnect-needed': ({ problem }) =>
    problem ? Problem.from(problem) : new Problem('reconnect-needed', { ...notSignedIn, fix: 'Connect it again.' }),
}

/** Throws the Problem of a state in which no call may be made. */
export function checkOpen(keys: Keys): void {
  const refuse = closed[keys.status]
  if (refuse) throw refuse(keys)
}

/** Session of the client. Throws `reconnect-needed` when there are no tokens. */
export function sessionOf({ instanceUrl, tokens }: Keys): { instanceUrl: string; accessToken: string } {
  if (instanceUrl && tokens) return { instanceUrl, accessToken: tokens.accessToken }
  throw new Problem('reconnect-needed', notSignedIn)
}
