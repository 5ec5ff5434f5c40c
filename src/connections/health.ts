/** Learns from every call how the connection is and what is left of the org's allowance. */

import type { ConnectionStatus } from '../contract/index.ts'
import type { ProblemCode } from '../problems.ts'
import type { CallReport } from '../salesforce/index.ts'
import { jsonText } from '../store/index.ts'
import type { Base } from './base.ts'
import type { Passes } from './passes.ts'

/** What a refused call says of its connection; other refusals are about the call alone. */
const statusAfter: Partial<Record<ProblemCode, ConnectionStatus>> = {
  'limit-reached': 'limit-reached',
  'org-unreachable': 'unreachable',
  'api-disabled': 'blocked',
  'app-blocked': 'blocked',
  'ip-restricted': 'blocked',
}

/** States that a call that worked ends. The others are a person's or a sign-in's to end. */
const passing = new Set<ConnectionStatus>(['renewing', 'blocked', 'limit-reached', 'unreachable'])

/** Usage is written at most this often per connection, ms. */
const usageEveryMs = 2000

export interface Health {
  heard(id: string, report: CallReport): void
  /** Writes what is not written yet. */
  close(): Promise<void>
}

export function createHealth(base: Base, passes: Passes): Health {
  const usage = new Map<string, { used: number; limit: number; timer: NodeJS.Timeout }>()
  const writing = new Set<Promise<void>>()

  const write = (id: string, work: Promise<unknown>) => {
    const done = work
      .then(() => base.changed(id))
      .catch((error: unknown) =>
        base.log.warn({ error: String(error) }, 'the state of a connection could not be written'),
      )
      .finally(() => writing.delete(done))
    writing.add(done)
  }

  function writeUsage(id: string): void {
    const known = usage.get(id)
    if (!known) return
    usage.delete(id)
    clearTimeout(known.timer)
    const values = { api_used: known.used, api_limit: known.limit, api_seen_at: new Date(base.now()) }
    write(id, base.db.updateTable('connection').set(values).where('id', '=', id).execute())
  }

  function writeStatus(id: string, status: ConnectionStatus, report: CallReport): void {
    const known = passes.known(id)
    if (!known || known.status === status) return
    known.status = status
    const problem = report.refused && jsonText(report.refused)
    const change = base.db.updateTable('connection').set({ status, problem }).where('id', '=', id)
    write(id, change.where('status', 'in', ['connected', ...passing]).execute())
  }

  return {
    heard(id, report) {
      if (report.usage) {
        const timer = usage.get(id)?.timer ?? setTimeout(writeUsage, usageEveryMs, id).unref()
        usage.set(id, { ...report.usage, timer })
      }
      const status = passes.known(id)?.status
      const next = report.refused ? statusAfter[report.refused.code] : 'connected'
      if (next && status && (status === 'connected' || passing.has(status))) writeStatus(id, next, report)
    },
    async close() {
      for (const id of [...usage.keys()]) writeUsage(id)
      await Promise.all(writing)
    },
  }
}
