/** Where a mail is written: who writes it, what they see of the org, and where the letter goes. */
import { save } from '../doors/rows/index.ts'
import type { Call } from '../doors/wire/index.ts'
import type { Operation, Org, OrgView, SaveResult } from '../org/index.ts'
import type { Outbox } from './outbox.ts'

export interface Desk {
  org: Org
  view: OrgView
  userId: string
  /** API version in which values are spelled, e.g. '60.0'. */
  version: string
  outbox: Outbox
  save(wishes: Operation[]): SaveResult[]
}

/** The desk of a caller. */
export function deskOf(call: Call): Desk {
  const { instance, session, version, view } = call
  const { org, outbox } = instance
  return { org, outbox, userId: session.userId, version, view, save: (wishes) => save(call, wishes) }
}

/** The desk of a user for whom the org itself writes. */
export function deskFor(userId: string, org: Org, outbox: Outbox, version: string): Desk {
  return { org, outbox, userId, version, view: org.as(userId), save: (wishes) => org.save(userId, wishes) }
}
