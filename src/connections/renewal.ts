/**
 * Renews the tokens of a connection so that, among all servers, only one does it at a time. That a renewal started is stored
 * before Salesforce is asked, because a rotating refresh token works once: a successor knows that the outcome is open.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { ConnectionStatus } from '../contract/index.ts'
import { Problem, type ProblemCode } from '../problems.ts'
import { revokeToken, type Tokens } from '../salesforce/index.ts'
import { type Database, jsonText } from '../store/index.ts'
import type { Base } from './base.ts'
import { checkInstance } from './hosts.ts'
import { checkOpen, type Keys, loadKeys } from './keys.ts'
import { appOf, mint } from './mint.ts'
import { Secret } from './secret.ts'
import { putSecret, tokensSecret } from './secrets.ts'

interface Claim {
  keys: Keys
  /** Stands in the database while we are at it; its bytes are ours alone. */
  mark: Buffer
  /** An earlier renewal began and never told how it ended. */
  open: boolean
}

const waitMs = 60

/** Keys whose access token is another than the stale one. Throws why there are none. */
export async function renewKeys(base: Base, id: string, staleToken: string | null): Promise<Keys> {
  for (;;) {
    const found = await base.transaction((tx) => claim(base, tx, id, staleToken))
    if (found === 'busy') await sleep(waitMs * (0.5 + Math.random()))
    else if ('mark' in found) return carryOut(base, found)
    else return found
  }
}

async function claim(base: Base, tx: Database, id: string, staleToken: string | null): Promise<Keys | Claim | 'busy'> {
  const keys = await loadKeys(base, tx, id, true)
  checkOpen(keys)
  if (keys.tokens && keys.tokens.accessToken !== staleToken) return keys
  const earlier = await tx
    .selectFrom('secret')
    .select(sql<boolean>`updated_at > now() - ${base.renewalLeaseMs} * interval '1 millisecond'`.as('alive'))
    .where('connection_id', '=', id)
    .where('name', '=', 'renewal')
    .forUpdate()
    .executeTakeFirst()
  if (earlier?.alive) return 'busy'
  const mark = base.vault.seal(new Secret(String(keys.epoch)), id, 'renewal')
  const row = { sealed: mark, epoch: keys.epoch, updated_at: sql<Date>`now()` }
  await tx
    .insertInto('secret')
    .values({ connection_id: id, name: 'renewal', ...row })
    .onConflict((conflict) => conflict.columns(['connection_id', 'name']).doUpdateSet(row))
    .execute()
  await setStatus(tx, id, 'renewing', null)
  return { keys, mark, open: earlier !== undefined }
}

async function carryOut(base: Base, claimed: Claim): Promise<Keys> {
  try {
    const tokens = await mintSurely(base, claimed.keys)
    checkInstance(tokens.instanceUrl, claimed.keys.loginUrl, base.trustedHosts)
    return await keep(base, claimed, tokens)
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown
    return giveUp(base, claimed, thrown)
  } finally {
    base.changed(claimed.keys.id)
  }
}

/** We are here because the access token is dead: after a lost answer a second try has nothing left to lose. */
async function mintSurely(base: Base, keys: Keys): Promise<Tokens> {
  return mint(base, keys).catch((thrown: unknown) => {
    if (thrown instanceof Problem && thrown.code === 'answer-lost') return mint(base, keys)
    throw thrown
  })
}

/** Stored first, used then. When somebody stored newer tokens meanwhile, theirs count. */
async function keep(base: Base, { keys, mark }: Claim, tokens: Tokens): Promise<Keys> {
  const kept = await base.transaction(async (tx) => {
    const now = await loadKeys(base, tx, keys.id, true)
    const wiped = keys.tokens !== null && now.tokens === null
    await dropMark(tx, keys.id, mark)
    if (wiped || now.epoch !== keys.epoch) return { now, stored: false }
    const refreshToken = tokens.refreshToken ?? now.tokens?.refreshToken ?? null
    await putSecret(
      base,
      tx,
      { connectionId: keys.id, name: 'tokens' },
      tokensSecret({ accessToken: tokens.accessToken, refreshToken }),
    )
    await tx.updateTable('connection').set({ instance_url: tokens.instanceUrl }).where('id', '=', keys.id).execute()
    await setStatus(tx, keys.id, 'connected', null)
    return { now: await loadKeys(base, tx, keys.id), stored: true }
  })
  if (!kept.stored)
    await revokeToken(await appOf(base, keys), tokens.refreshToken ?? tokens.accessToken).catch(() => {})
  checkOpen(kept.now)
  return kept.now
}

/** A refusal ends the matter; anything else leaves the mark as a sign that the outcome is open. */
async function giveUp(base: Base, { keys, mark, open }: Claim, why: Problem): Promise<Keys> {
  const problem = explained(why, open)
  return base
    .transaction(async (tx) => {
      const now = await loadKeys(base, tx, keys.id, true)
      if (now.epoch !== keys.epoch) return { keys: now }
      if (why.code === 'answer-lost') await openMark(tx, keys.id, mark)
      else await dropMark(tx, keys.id, mark)
      await setStatus(tx, keys.id, statusAfter[why.code] ?? 'unreachable', problem)
      return { problem }
    })
    .then((end) => {
      if (end.keys) return end.keys
      throw end.problem
    })
}

const statusAfter: Partial<Record<ProblemCode, ConnectionStatus>> = {
  'reconnect-needed': 'reconnect-needed',
  'oauth-refused': 'reconnect-needed',
  'setting-invalid': 'reconnect-needed',
  'app-blocked': 'blocked',
  'app-not-installed': 'blocked',
  'ip-restricted': 'blocked',
  'api-disabled': 'blocked',
}

/** For whoever asked, a renewal that did not work is a matter of the connection, not of the call. */
function explained({ code, details, then }: Problem, open: boolean): Problem {
  if (code === 'answer-lost') {
    const what = 'Salesforce did not answer when the session was to be renewed.'
    return new Problem('org-unreachable', {
      ...details,
      what,
      fix: 'Nothing to do: Rainmaker tries again.',
      then: 'retry',
    })
  }
  const waits = then === 'stop' ? 'wait-for-connection' : then
  if (code !== 'reconnect-needed' || !open) return new Problem(code, { ...details, then: waits })
  const why = 'An earlier renewal was cut off, and its answer, with the next refresh token in it, was lost.'
  return new Problem(code, { ...details, why, then: waits })
}

/** Never over what a person decided meanwhile. */
async function setStatus(tx: Database, id: string, status: ConnectionStatus, problem: Problem | null): Promise<void> {
  await tx
    .updateTable('connection')
    .set({ status, problem: problem && jsonText(problem), updated_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('status', 'not in', ['paused', 'revoked'])
    .execute()
}

async function dropMark(tx: Database, id: string, mark: Buffer): Promise<void> {
  await tx
    .deleteFrom('secret')
    .where('connection_id', '=', id)
    .where('name', '=', 'renewal')
    .where('sealed', '=', mark)
    .execute()
}

/** The next one need not wait for us. */
async function openMark(tx: Database, id: string, mark: Buffer): Promise<void> {
  await tx
    .updateTable('secret')
    .set({ updated_at: new Date(0) })
    .where('connection_id', '=', id)
    .where('name', '=', 'renewal')
    .where('sealed', '=', mark)
    .execute()
}
