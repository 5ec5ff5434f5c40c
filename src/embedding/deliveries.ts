/** Messages to products: kept before they are sent, sent until they are taken, by whichever server. */
import { randomUUID } from 'node:crypto'
import type { SealedSecrets } from '../connections/index.ts'
import type { Outside } from '../outside/index.ts'
import { asProblem } from '../problems.ts'
import { type Database, rowsOf, type Store } from '../store/index.ts'
import { signed, webhookOf } from './webhook.ts'

/** After each try that was not taken, seconds; then it is given up, and shown. */
const pauses = [10, 60, 300, 1800, 7200, 21_600, 43_200]
/** While one server tries, the others leave it alone. */
const leaseSeconds = 60
const timeoutMs = 20_000

export interface Delivery {
  id: string
  body: unknown
  tries: number
  nextAt: string | null
  deliveredAt: string | null
  /** What came of the last try. */
  answer: string | null
}

export async function keepDelivery(tx: Database, tenantId: string, message: Record<string, unknown>): Promise<void> {
  const id = randomUUID()
  const body = JSON.stringify({ id, at: new Date().toISOString(), ...message })
  await rowsOf(tx, 'insert into webhook_delivery (id, tenant_id, body) values ($1, $2, $3)', [id, tenantId, body])
}

const claim = `
update webhook_delivery set tries = tries + 1, next_at = now() + ${leaseSeconds} * interval '1 second'
where id in (
  select id from webhook_delivery where next_at <= now() order by next_at limit 10 for update skip locked)
returning id::text, tenant_id::text as "tenantId", body, tries`

const settle = `
update webhook_delivery set answer = $2, delivered_at = case when $3 then now() end,
  next_at = case when $3 or $4::float8 is null then null else now() + $4 * interval '1 second' end
where id = $1`

interface Due {
  id: string
  tenantId: string
  body: string
  tries: number
}

/** Sends what is due. Fulfilled when each was tried. */
export async function sendDue(store: Store, secrets: SealedSecrets, outside: Outside): Promise<void> {
  const { rows } = await store.pool.query<Due>(claim)
  await Promise.all(
    rows.map(async (due) => {
      const { taken, answer } = await send(store, secrets, outside, due)
      await store.pool.query(settle, [due.id, answer, taken, pauses[due.tries - 1] ?? null])
    }),
  )
}

async function send(store: Store, secrets: SealedSecrets, outside: Outside, { id, tenantId, body }: Due) {
  const webhook = await webhookOf(store, secrets, tenantId)
  if (!webhook) return { taken: false, answer: 'There is no address.' }
  try {
    const headers = { 'content-type': 'application/json', ...signed(webhook.secret, id, Date.now(), body) }
    const { status } = await outside.fetch({ url: webhook.url, method: 'POST', headers, body, timeoutMs })
    return { taken: status >= 200 && status < 300, answer: `HTTP ${status}` }
  } catch (thrown) {
    return { taken: false, answer: asProblem(thrown).details.what }
  }
}

/** Newest first. */
export async function listDeliveries({ pool }: Store): Promise<Delivery[]> {
  type Row = Omit<Delivery, 'nextAt' | 'deliveredAt' | 'body'> & {
    body: string
    nextAt: Date | null
    deliveredAt: Date | null
  }
  const { rows } = await pool.query<Row>(
    `select id::text, body, tries, next_at as "nextAt", delivered_at as "deliveredAt", answer
     from webhook_delivery order by created_at desc limit 100`,
  )
  return rows.map(({ body, nextAt, deliveredAt, ...row }) => ({
    ...row,
    body: JSON.parse(body) as unknown,
    nextAt: nextAt?.toISOString() ?? null,
    deliveredAt: deliveredAt?.toISOString() ?? null,
  }))
}
