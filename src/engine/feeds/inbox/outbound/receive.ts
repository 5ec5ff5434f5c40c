/** Receives outbound messages: checks who sends them, and keeps them before it says so. */

import { asProblem, Problem } from '../../../../problems.ts'
import { isId, longId } from '../../../../salesforce/index.ts'
import { type Database, jsonText, rowsOf } from '../../../../store/index.ts'
import { findHook, type Hook, noteRefusal, noteUse, pinAction } from '../hooks.ts'
import { type OutboundText, readMessage } from './read-message.ts'

export interface OrgIds {
  /** The org id of a connection, as it is known from its sign-in. */
  get(connectionId: string): Promise<{ orgId?: string | null }>
}

/** More than so many waiting, and new ones are refused until some are taken: Salesforce sends them again. */
const waitingAtMost = 50_000

/**
 * Keeps what is new of a message, durably. Throws `not-found` for an unknown address, `bad-request` for anything that is not a message
 * of this org and this action, `limit-concurrent` when too many wait, and what the database throws.
 */
export async function receiveOutbound(db: Database, orgs: OrgIds, secret: string, body: Buffer): Promise<number> {
  const hook = await findHook(db, 'outbound', secret)
  try {
    const message = readMessage(body)
    await checkSender(db, orgs, hook, message)
    await checkRoom(db)
    await keep(db, hook, message)
    await noteUse(db, hook.id, message.notifications.length)
    return message.notifications.length
  } catch (error) {
    const problem = asProblem(error)
    if (problem.code === 'bad-request') await noteRefusal(db, hook.id, problem.toJSON())
    throw error
  }
}

async function checkSender(db: Database, orgs: OrgIds, hook: Hook, message: OutboundText): Promise<void> {
  const { orgId } = hook.connectionId ? await orgs.get(hook.connectionId) : { orgId: null }
  if (!orgId || !isId(orgId) || longId(orgId) !== message.organizationId) {
    throw notOurs(
      `it comes from the org ${message.organizationId}`,
      'A copied sandbox keeps its old messages: set them up anew there.',
    )
  }
  const other = message.notifications.find(({ object }) => hook.object !== null && object !== hook.object)
  if (other) throw notOurs(`it tells of ${other.object}, not of ${hook.object}`, 'Set up an address for each object.')
  if (await pinAction(db, hook.id, message.actionId)) return
  throw notOurs(
    `its action ${message.actionId} is not the one that came first`,
    'If the outbound message was made anew in Setup, set up its address here anew too.',
  )
}

async function checkRoom(db: Database): Promise<void> {
  const [row] = await rowsOf<{ id: number }>(db, 'select id from inbox order by id offset $1 limit 1', [waitingAtMost])
  if (!row) return
  throw new Problem('limit-concurrent', {
    what: 'More outbound messages wait here than may.',
    fix: 'Nothing to do: Salesforce sends them again, for a day.',
  })
}

/** One that is in the inbox or in the event log already is no news. */
const insert = `
insert into inbox (connection_id, hook_id, key, object, record_id, told)
select $1, $2, n.key, n.object, n."recordId", n.fields
from json_to_recordset($3::json) as n(key text, object text, "recordId" text, fields jsonb)
where not exists (select 1 from event e where e.connection_id = $1 and e.key = n.key)
on conflict do nothing`

async function keep(db: Database, hook: Hook, { organizationId, notifications }: OutboundText): Promise<void> {
  const rows = notifications.map(({ id, ...rest }) => ({ key: `outbound:${organizationId}:${id}`, ...rest }))
  await rowsOf(db, insert, [hook.connectionId, hook.id, jsonText(rows)])
}

function notOurs(why: string, fix: string): Problem {
  return new Problem('bad-request', { what: `This outbound message is not for us: ${why}.`, fix })
}
