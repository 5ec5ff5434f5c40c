/** From when on events count for a workflow: its activation, told in the org's time. */
import { type Database, rowsOf } from '../../../store/index.ts'

/**
 * How long ago the activation was is measured by the database's clock alone, and taken off the org's time. Whole seconds,
 * rounded down, as the org's stamps are.
 */
const setThem = `
insert into trigger_start (workflow_id, activated_at, since)
select id, activated_at,
  date_trunc('second', to_timestamp($2::double precision / 1000) - greatest(now() - activated_at, interval '0'))
from workflow where active and activated_at is not null and id::text = any($1)
on conflict (workflow_id) do update set activated_at = excluded.activated_at, since = excluded.since
where trigger_start.activated_at <> excluded.activated_at`

/** `orgNow` must come from an answer of the org received after the activation. Epoch ms. */
export async function setStarts(db: Database, workflowIds: string[], orgNow: number): Promise<void> {
  await rowsOf(db, setThem, [workflowIds, orgNow])
}
