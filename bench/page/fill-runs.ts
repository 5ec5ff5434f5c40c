/** A database as it is after a long time: many runs of some workflows, most went well, some failed alike. */
import { randomUUID } from 'node:crypto'
import { jsonText, type Store } from '../../src/store/index.ts'

export const workflowNames = Array.from({ length: 20 }, (_, n) => `Workflow ${n + 1}`)

const source = 'name: X\ntrigger: { on: manual }\nsteps:\n  - { id: one, set: { a: 1 } }\n'

/** Of a hundred runs ninety-five go well, four fail in one of eight ways, the rest is cancelled or in doubt. */
const runs = `
insert into run (id, workflow_id, workflow_version, event_position, record_id, status, queued_at, started_at, finished_at,
  attempt, outcome, problem, api_calls)
select gen_random_uuid(), ($1::uuid[])[1 + (random() * 19)::int], 1, 1 + n % $3,
  '00Q' || lpad((n % $3)::text, 12, '0') || 'AAA', kind.status, at, at + interval '20 ms', at + interval '400 ms', 1, null,
  case when kind.status = 'failed' then jsonb_build_object('code', 'code-' || n % 8, 'field', 'Field' || n % 3, 'title', 'It failed',
    'status', 422, 'then', 'stop', 'what', 'The record could not be written.', 'fix', 'Correct it.') end, 3
from generate_series(1, $2::int) n,
  lateral (select now() - n * interval '3 seconds' as at, n % 100 as share) placed,
  lateral (select case when share < 95 then 'succeeded' when share < 99 then 'failed' when n % 200 = 99 then 'cancelled'
    else 'in-doubt' end as status) kind`

const events = `
insert into event (connection_id, feed, object, change, record_id, key, occurred_at, record)
select '00000000-0000-0000-0000-000000000000', 'polling', 'Lead', 'created', '00Q' || lpad(n::text, 12, '0') || 'AAA', 'k' || n,
  now() - n * interval '3 seconds', jsonb_build_object('Id', n, 'Name', 'Person ' || n, 'Company', 'Company ' || n)
from generate_series(1, $1::int) n`

export async function fillRuns({ db, pool }: Store, count: number): Promise<void> {
  const ids: string[] = []
  for (const name of workflowNames) {
    const id = randomUUID()
    ids.push(id)
    await db.insertInto('workflow').values({ id, name, version: 1 }).execute()
    const document = jsonText({ name, trigger: { on: 'manual', with: {} }, steps: [] })
    await db.insertInto('workflow_version').values({ workflow_id: id, version: 1, document, source }).execute()
  }
  const records = Math.ceil(count / 10)
  await pool.query(events, [records])
  await pool.query(runs, [ids, count, records])
  await pool.query('vacuum analyze run')
  await pool.query('vacuum analyze event')
}
