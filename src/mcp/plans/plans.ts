/** Plans in the database: made, decided, claimed once, finished. */
import { Problem } from '../../problems.ts'
import { jsonText, type Store } from '../../store/index.ts'
import { planRefused } from '../refuse.ts'
import { hashOfPlan } from './make-plan.ts'
import type { Plan, PlanBody, PlanStatus } from './plan.ts'

const columns = `p.id, p.key_id as "keyId", k.name as "keyName", p.tool, p.body, p.hash, p.status, p.result,
  p.created_at as "createdAt", p.expires_at as "expiresAt", p.decided_at as "decidedAt", p.executed_at as "executedAt"`
const from = 'agent_plan p join agent_key k on k.id = p.key_id'

type Row = Omit<Plan, 'createdAt' | 'expiresAt' | 'decidedAt' | 'executedAt'> &
  Record<'createdAt' | 'expiresAt', Date> &
  Record<'decidedAt' | 'executedAt', Date | null>

const toPlan = (row: Row): Plan => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  decidedAt: row.decidedAt?.toISOString() ?? null,
  executedAt: row.executedAt?.toISOString() ?? null,
})

/** Good for ten minutes. */
export async function storePlan({ pool }: Store, body: PlanBody, status: PlanStatus): Promise<Plan> {
  await pool.query(
    `insert into agent_plan (id, key_id, tool, body, hash, status, expires_at)
     values ($1, $2, $3, $4, $5, $6, now() + interval '10 minutes')`,
    [body.id, body.keyId, body.tool, jsonText(body), hashOfPlan(body), status],
  )
  return getPlan({ pool }, body.id)
}

/** Throws `not-found`. */
export async function getPlan({ pool }: Pick<Store, 'pool'>, id: string): Promise<Plan> {
  const { rows } = await pool.query<Row>(`select ${columns} from ${from} where p.id::text = $1`, [id])
  if (rows[0]) return toPlan(rows[0])
  throw new Problem('not-found', { what: `There is no plan ${id}.`, fix: 'List them: rainmaker plans list.' })
}

/** Newest first. @param status only these */
export async function listPlans({ pool }: Store, status: PlanStatus | null): Promise<Plan[]> {
  const { rows } = await pool.query<Row>(
    `select ${columns} from ${from} where $1::text is null or p.status = $1 order by p.created_at desc limit 200`,
    [status],
  )
  return rows.map(toPlan)
}

/** A person's word. Throws `conflict` when the plan does not wait for one (any more). */
export async function decidePlan(store: Store, id: string, status: 'ready' | 'rejected'): Promise<Plan> {
  const { rowCount } = await store.pool.query(
    `update agent_plan set status = $2, decided_at = now()
     where id::text = $1 and status = 'waiting' and expires_at > now()`,
    [id, status],
  )
  const plan = await getPlan(store, id)
  if (rowCount === 1) return plan
  throw new Problem('conflict', { what: `The plan ${whyNot(plan)}.`, fix: 'The agent can make a new one.' })
}

/** Takes it for execution, once. Throws `conflict` with the reason when it cannot be taken. */
export async function claimPlan(store: Store, keyId: string, id: string, hash: string): Promise<Plan> {
  const plan = await getPlan(store, id)
  if (plan.keyId !== keyId) throw new Problem('not-found', { what: `There is no plan ${id}.`, fix: 'Make a new plan.' })
  if (plan.hash !== hash || hashOfPlan(plan.body) !== hash) throw planRefused('The hash is not that of the plan.')
  const { rowCount } = await store.pool.query(
    `update agent_plan set status = 'executing', executed_at = now()
     where id = $1 and status = 'ready' and expires_at > now()`,
    [id],
  )
  if (rowCount === 1) return plan
  throw planRefused(`The plan ${whyNot(plan)}.`)
}

export async function finishPlan({ pool }: Store, id: string, status: PlanStatus, result: unknown): Promise<void> {
  await pool.query('update agent_plan set status = $2, result = $3 where id = $1', [id, status, jsonText(result)])
}

const reasons: Record<PlanStatus, string> = {
  waiting: 'waits for a person to approve it',
  ready: 'is approved already, or needs no approval',
  rejected: 'was rejected by a person',
  executing: 'is being executed',
  executed: 'was executed before; a plan is good for one time',
  failed: 'was tried and failed',
  changed: 'is about a record that has changed since',
}

function whyNot({ status, expiresAt }: Plan): string {
  if (Date.parse(expiresAt) < Date.now()) return `ran out at ${expiresAt}`
  return reasons[status]
}
