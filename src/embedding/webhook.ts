/** Where a tenant's product is told of customers who finished, and the secret it checks that with. */
import { createHmac } from 'node:crypto'
import type { SealedSecrets } from '../connections/index.ts'
import { newSecret } from '../people/index.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/index.ts'

const secretName = 'connect-webhook'
const mark = 'whsec_'

/** A new address has a new secret, told only now. */
export async function setWebhook(
  { pool }: Store,
  secrets: SealedSecrets,
  tenantId: string,
  url: string,
): Promise<{ url: string; secret: string }> {
  if (!/^https?:$/.test(new URL(url).protocol)) {
    throw new Problem('bad-request', {
      what: `"${url}" is no web address.`,
      fix: 'Give an https address.',
      field: 'url',
    })
  }
  const secret = newSecret(mark)
  await secrets.put(tenantId, secretName, secret)
  await pool.query('update tenant set webhook_url = $2 where id = $1', [tenantId, url])
  return { url, secret }
}

/** Null when none is set. */
export async function webhookOf(
  { pool }: Store,
  secrets: SealedSecrets,
  tenantId: string,
): Promise<{ url: string; secret: string } | null> {
  const text = 'select webhook_url as url from tenant where id = $1 and webhook_url is not null'
  const { rows } = await pool.query<{ url: string }>(text, [tenantId])
  const secret = rows[0] && (await secrets.get(tenantId, secretName))
  return rows[0] && secret ? { url: rows[0].url, secret } : null
}

/** As https://www.standardwebhooks.com asks: over id, time and body, so that none of it can be replaced or sent again later. */
export function signed(secret: string, id: string, at: number, body: string): Record<string, string> {
  const seconds = String(Math.floor(at / 1000))
  const key = Buffer.from(secret.slice(mark.length), 'base64url')
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': `v1,${signature}` }
}
