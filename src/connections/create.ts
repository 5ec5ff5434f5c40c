/** Makes a connection: checks that the flow has what it needs, then stores the row and its sealed secrets together. */

import type { ConnectionInfo as Connection, Flow, NewConnection } from '../contract/index.ts'
import { Problem } from '../problems.ts'
import { reachLogin } from '../salesforce/index.ts'
import type { Base } from './base.ts'
import { checkHost } from './hosts.ts'
import { insertConnection } from './rows.ts'
import { Secret } from './secret.ts'
import { putSecret, type SecretName } from './secrets.ts'

const needed: Record<Flow, (keyof NewConnection)[]> = {
  web: [],
  'client-credentials': ['clientSecret'],
  jwt: ['username', 'privateKey'],
}

/**
 * Throws `bad-request` for a wrong address or something missing, `org-unreachable` when nothing answers there, `conflict`
 * when the name is taken.
 */
export async function createConnection(base: Base, wanted: NewConnection): Promise<Connection> {
  checkHost(wanted.loginUrl, base.trustedHosts)
  const flow = wanted.flow ?? 'web'
  for (const name of needed[flow]) if (!wanted[name]) throw missing(flow, name)
  await reachLogin(wanted.loginUrl).catch((thrown: unknown) => {
    throw notMade(thrown)
  })
  return base.transaction(async (tx) => {
    const connection = await insertConnection(tx, wanted)
    const { clientSecret, privateKey } = wanted
    const keep = (name: SecretName, text: string) =>
      putSecret(base, tx, { connectionId: connection.id, name }, new Secret(text))
    if (clientSecret) await keep('client-secret', clientSecret)
    if (privateKey) await keep('private-key', privateKey)
    return connection
  })
}

/** Elsewhere an org that cannot be reached is tried again; here somebody waits for the answer. */
function notMade(thrown: unknown): unknown {
  if (!(thrown instanceof Problem) || thrown.code !== 'org-unreachable') return thrown
  const fix = 'Check the address, and that this server may connect to it; then connect again.'
  return new Problem('org-unreachable', { ...thrown.details, fix, then: 'stop' })
}

function missing(flow: Flow, field: string): Problem {
  return new Problem('bad-request', {
    what: `A connection by ${flow} needs ${field}.`,
    fix: `Give ${field}, or choose another flow.`,
    field,
  })
}
