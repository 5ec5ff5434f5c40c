/** Twenty thousand records changed at once: each is one event, for hardly more calls than pages. */
import assert from 'node:assert/strict'
import type { Store } from '../../src/store/index.ts'
import type { OrgProcess } from '../support/org.ts'
import type { Part } from '../support/report.ts'
import { callsOf } from './bench.ts'
import { listen } from './listening.ts'
import { peers } from './peers.ts'

const count = 20_000
const values = { LastName: 'Burst {n}', Company: 'Acme', Status: 'Open - Not Contacted' }
/** After a moment rows are no longer too fresh to be told. */
const laterMs = 20_000

export function burstParts(org: OrgProcess, store: Store): Part[] {
  return [
    {
      name: 'burst',
      async run() {
        await org.control.post('/seed', { generator: { object: 'Lead', count, values } })
        await org.control.advanceClock(laterMs)
        const listening = await listen(org, store, [{ on: 'leadUpdated' }], { pollSeconds: 60, idleSeconds: 60 })
        await listening.poll()
        const people = org.client('people')
        const rows: Record<string, unknown>[] = []
        for await (const { Id } of people.query("SELECT Id FROM Lead WHERE LastName LIKE 'Burst %'")) {
          rows.push({ Id, Title: 'Changed' })
        }
        const written = await people.write({ object: 'Lead', operation: 'update', rows })
        assert.ok(
          written.every(({ ok }) => ok),
          'every row of the burst was to be written',
        )
        await org.control.advanceClock(laterMs)
        const calls = await callsOf(org, () => listening.poll())
        await listening.poll()
        const events = await listening.events()
        await listening.stop()
        assert.equal(events, count, `${events} events of ${count} came`)
        const note = `exactly ${events.toLocaleString('en')} events`
        return [
          {
            name: 'a burst of 20,000 updates',
            value: calls,
            unit: 'calls',
            goal: { atMost: 12 },
            beside: peers.burst,
            note,
          },
        ]
      },
    },
  ]
}
