/** Puts together what the connections of this server are made of. */
import type { KeyObject } from 'node:crypto'
import type { Logger } from 'pino'
import type { ConnectionInfo as Connection, NewConnection } from '../contract/index.ts'
import { asProblem, Problem } from '../problems.ts'
import {
  type CallReport,
  createSalesforce,
  type Salesforce,
  type SessionSource,
  signInTimeoutMs,
} from '../salesforce/index.ts'
import type { Store } from '../store/index.ts'
import { apiVersion } from './api-version.ts'
import type { Base } from './base.ts'
import { runChecks } from './checks/index.ts'
import type { Connections } from './connections.ts'
import { createConnection } from './create.ts'
import { createDescriptions } from './descriptions.ts'
import { createHealth } from './health.ts'
import type { Keyring } from './keyring.ts'
import { revokeConnection } from './kill-switch.ts'
import { createListeners, type Listeners } from './listeners.ts'
import { createPasses, type Passes } from './passes.ts'
import { rotateVault } from './rotate-vault.ts'
import { changeConnection, deleteConnection, findConnection, listConnections, pickConnection } from './rows.ts'
import { beginSignIn, resumeSignIn, signInAlone } from './sign-in.ts'
import { signInFacts } from './sign-in-facts.ts'
import { keepProblem, pauseConnection, reopenConnection, resumeConnection } from './states.ts'
import { checkedSource, connectionsOf } from './tenant-connections.ts'
import { createVault } from './vault.ts'

export interface ConnectionsOptions {
  store: Pick<Store, 'db' | 'transaction' | 'of'>
  /** From `openMasterKey`; a single key cannot be changed. */
  masterKey: KeyObject | Keyring
  log: Logger
  clock?: { now(): number }
  trustedHosts?: readonly string[]
  renewalLeaseMs?: number
}

export function createConnections(options: ConnectionsOptions): Connections {
  const { db } = options.store
  const callsHeard = createListeners<[id: string, report: CallReport]>(options.log)
  const changesHeard = createListeners<[connection: Connection]>(options.log)
  const base = baseOf(options, changesHeard)
  const passes = createPasses(base)
  const health = createHealth(base, passes)
  const clients = createClients(passes, (id, report) => {
    health.heard(id, report)
    descriptions.heard(id, report)
    callsHeard.tell(id, report)
  })
  const descriptions = createDescriptions(clients.of, base.now)

  /** After something a person decided, nothing old is believed any more. */
  const after = async (id: string): Promise<Connection> => {
    passes.forget(id)
    descriptions.forget(id)
    base.changed(id)
    return findConnection(db, id)
  }
  /** A sign-in that fails leaves its reason with the connection. */
  const signIn = async (id: string, work: Promise<unknown>): Promise<Connection> => {
    try {
      await work
    } catch (thrown) {
      await keepProblem(base, id, asProblem(thrown))
      base.changed(id)
      throw thrown
    }
    return after(id)
  }
  const create = async (wanted: NewConnection, own: Pick<Store, 'db' | 'transaction'> = options.store) =>
    after((await createConnection({ ...base, db: own.db, transaction: own.transaction }, wanted)).id)
  const whole: Connections = {
    of: (tenantId) =>
      connectionsOf({
        ...{ own: options.store.of(tenantId), whole, create },
        client: (id, check) => clients.make(id, checkedSource(passes.source(id), check)),
      }),
    list: () => listConnections(db),
    get: (idOrName) => findConnection(db, idOrName),
    pick: (idOrName, tenantId) => pickConnection(db, idOrName, tenantId),
    create: (wanted) => create(wanted),
    change: (id, change) => changeConnection(db, id, change).then(() => after(id)),
    async remove(id) {
      await revokeConnection(base, id)
      await base.transaction((tx) => deleteConnection(tx, id))
      passes.forget(id)
      descriptions.forget(id)
      clients.forget(id)
    },
    beginOAuth: (id, redirectUri) => beginSignIn(base, id, redirectUri),
    async finishOAuth(answer) {
      const { id, finish } = await resumeSignIn(base, answer)
      return signIn(id, finish())
    },
    connect: (id) => signIn(id, signInAlone(base, id)),
    salesforce: clients.of,
    describe: descriptions.of,
    test: async (id, needs = []) => {
      await reopenConnection(base, id)
      const facts = { connection: await after(id), needs, ...signInFacts(base, id), now: base.now }
      const calls = { salesforce: clients.of(id).with({ kind: 'test' }), renew: () => renewed(passes.source(id)) }
      const checks = await runChecks({ ...facts, ...calls })
      base.changed(id)
      return checks
    },
    pause: (id) => pauseConnection(base, id).then(() => void after(id)),
    resume: (id) => resumeConnection(base, id).then(() => void after(id)),
    revoke: (id) => revokeConnection(base, id).then(() => void after(id)),
    rotateVault: () => rotateVault(base, changeable(options.masterKey)),
    onCall: callsHeard.add,
    onChange: changesHeard.add,
    close: health.close,
  }
  return whole
}

async function renewed(source: SessionSource): Promise<void> {
  await source.renew(await source.current())
}

function changeable(keys: KeyObject | Keyring): Keyring {
  if ('newest' in keys) return keys
  throw new Problem('conflict', { what: 'This server has a fixed master key.', fix: 'Give it a master key file.' })
}

/** One client a connection, kept: it holds no secret, only the way to one. */
function createClients(passes: Passes, onCall: (id: string, report: CallReport) => void) {
  const clients = new Map<string, Salesforce>()
  const make = (id: string, session: SessionSource): Salesforce =>
    createSalesforce({ session, apiVersion, clientName: 'Rainmaker', onCall: (report) => onCall(id, report) })
  return {
    make,
    of(id: string): Salesforce {
      const made = clients.get(id) ?? make(id, passes.source(id))
      clients.set(id, made)
      return made
    },
    forget: (id: string) => clients.delete(id),
  }
}

function baseOf(options: ConnectionsOptions, changesHeard: Listeners<[connection: Connection]>): Base {
  const { store, log, clock = Date } = options
  return {
    db: store.db,
    transaction: (work) => store.transaction(work),
    vault: createVault(options.masterKey),
    log,
    now: () => clock.now(),
    trustedHosts: options.trustedHosts ?? [],
    renewalLeaseMs: options.renewalLeaseMs ?? 2 * signInTimeoutMs + 5000,
    changed(id) {
      if (changesHeard.none) return
      findConnection(store.db, id)
        .then(changesHeard.tell)
        .catch((error: unknown) => log.debug({ error: String(error) }, 'a changed connection could not be read'))
    },
  }
}
