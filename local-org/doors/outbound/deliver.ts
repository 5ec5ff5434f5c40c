/** One attempt to deliver an outbound message. */

import type { Org } from '../../org/index.ts'
import { runQuery } from '../../soql/index.ts'
import type { Delivery } from './delivery.ts'
import { envelope } from './envelope.ts'

/** Longest wait for the receiver, real ms. */
const timeoutMs = 60_000
/** The receiver's `<Ack>true</Ack>`, with or without a prefix. */
const acknowledged = /<(?:\w+:)?Ack>\s*(?:true|1)\s*<\//i

/** Sends the records as they are now; answers 'acknowledged', or why not. */
export async function deliver(org: Org, origin: string, delivery: Delivery): Promise<string> {
  const text = compose(org, origin, delivery)
  if (text === undefined) return 'acknowledged'
  try {
    const response = await fetch(delivery.message.endpointUrl, {
      method: 'POST',
      headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' },
      body: text,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
    const answer = await response.text()
    if (response.status === 200 && acknowledged.test(answer)) return 'acknowledged'
    return response.status === 200 ? 'the answer is no <Ack>true</Ack>' : `HTTP ${response.status}`
  } catch (failure) {
    return failure instanceof Error ? String(failure.cause ?? failure.message) : String(failure)
  }
}

/** The envelope; undefined when none of its records is left. */
function compose(org: Org, origin: string, { message, notifications }: Delivery): string | undefined {
  const names = [...new Set(['Id', ...message.fields])]
  const ids = notifications.map(({ recordId }) => `'${recordId}'`).join(',')
  const query = `SELECT ${names.join(', ')} FROM ${message.object} WHERE Id IN (${ids})`
  const found = runQuery(org.as(org.admin.id), query)
  const records = new Map(found.page(0, found.length, message.apiVersion).map((record) => [record['Id'], record]))
  const told = notifications.flatMap(({ id, recordId }) => {
    const record = records.get(recordId)
    return record ? [{ id, record }] : []
  })
  if (told.length === 0) return undefined
  return envelope({
    organizationId: org.id,
    actionId: message.id,
    sessionId: message.includeSessionId ? newSession(org) : undefined,
    origin,
    apiVersion: message.apiVersion,
    object: message.object,
    notifications: told,
  })
}

function newSession(org: Org): string {
  const wish = { userId: org.admin.id, clientId: null, scope: 'api', refreshToken: false }
  return org.accounts.createSession(wish).session.accessToken
}
