/** The work that is measured, and what the database knows of it afterwards. */
import type { Site } from './site.ts'

/** How a workflow hears of an event, and where its templates find what the event says. */
const triggers = {
  webhook: { on: 'trigger: { on: webhook, with: { path: speed } }', body: 'json.body' },
  appEvent: { on: 'trigger: { on: appEvent, with: { name: SPEED } }', body: 'json' },
}

/** Looks for an account, which is there for every second event, asks a condition that holds, writes an account exactly once. */
export function findIfUpsert(trigger: keyof typeof triggers): string {
  const { on, body } = triggers[trigger]
  return `
name: Find, if, upsert by ${trigger}
${on}
steps:
  - id: known
    action: findAccount
    with: { name: "{{ ${body}.company }}", onMany: first }
  - id: isWorthIt
    if: json.known.found or ${body}.score >= 0
    then:
      - id: write
        action: upsertAccount
        with:
          by: External_Id__c
          External_Id__c: "{{ ${body}.key }}"
          name: "Speed {{ ${body}.key }}"
          description: "Score {{ ${body}.score }}"
`
}

/** No step that asks the org: what the engine itself costs. */
export const bare = `
name: Bare
trigger: { on: appEvent, with: { name: BARE } }
steps:
  - id: one
    set: { a: "{{ json.score }}" }
  - id: two
    if: json.one.a >= 0
    then:
      - id: three
        set: { b: "{{ json.one.a | plus: 1 }}" }
`

export interface SpeedEvent {
  key: string
  company: string
  score: number
  /** Epoch milliseconds. */
  sentAt: number
}

/** `salt` names the measurement; `n` counts from 0. */
export const speedEvent = (n: number, salt: string): SpeedEvent => ({
  key: `${salt}-${n}`,
  company: n % 2 === 0 ? 'Edge Communications' : `Nobody knows ${n}`,
  score: n % 100,
  sentAt: Date.now(),
})

export interface Took {
  /** Milliseconds from sending the event to its record being written, as the step that wrote it says. */
  written: number
  /** And to the end of its run. */
  ended: number
}

const took = `
select extract(epoch from s.finished_at) * 1000 - (e.record->'body'->>'sentAt')::float8 as written,
  extract(epoch from r.finished_at) * 1000 - (e.record->'body'->>'sentAt')::float8 as ended
from run r join event e on e.position = r.event_position join step s on s.run_id = r.id and s.path = 'write'
where e.record->'body'->>'key' like $1 and r.status = 'succeeded'`

/** Of all runs of a measurement that worked. */
export async function tookOf({ ground }: Site, salt: string): Promise<Took[]> {
  return (await ground.store.pool.query<Took>(took, [`${salt}-%`])).rows
}
