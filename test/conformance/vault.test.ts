/** The vault in use: the master key changes while calls go on, and sealed bytes are worth nothing in another row. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import pino from 'pino'
import { ControlClient, type LocalOrg, startLocalOrg } from '../../local-org/index.ts'
import { type Connections, createConnections, openMasterKey } from '../../src/connections/index.ts'
import { Secret } from '../../src/connections/secret.ts'
import { createVault } from '../../src/connections/vault.ts'
import { rowsOf, type Store } from '../../src/store/index.ts'
import { testStore } from '../support/store.ts'

/** `SECRETS=100000 node --test test/conformance/vault.test.ts` is the figure. */
const secretCount = Number(process.env['SECRETS'] ?? 5000)
const log = pino({ level: 'silent' })
let folder: string
let keyFile: string
let org: LocalOrg
let store: Store
let ours: Connections
let theirs: Connections
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rainmaker-vault-'))
  keyFile = join(folder, 'master.key')
  store = await testStore()
  org = await startLocalOrg({ seed: 'empty' })
  ours = createConnections({ store, masterKey: await openMasterKey(keyFile), log })
  theirs = createConnections({ store, masterKey: await openMasterKey(keyFile), log })
})
after(async () => {
  await org.close()
  await rm(folder, { recursive: true })
})

async function connect(name: string): Promise<string> {
  const { loginUrl, clientId, clientSecret } = org
  const { id } = await ours.create({ name, loginUrl, clientId, clientSecret, flow: 'client-credentials' })
  await ours.connect(id)
  return id
}

interface SealedRow {
  connection_id: string
  name: string
  sealed: Buffer
}

const sealedRows = () =>
  rowsOf<SealedRow>(store.db, "select connection_id::text, name, sealed from secret where name <> 'renewal'", [])

/** As many secrets as a large server has. */
async function fill(): Promise<void> {
  const vault = createVault(await openMasterKey(keyFile))
  const ids = Array.from({ length: secretCount }, () => randomUUID())
  const sealed = ids.map((id) => vault.seal(new Secret(`secret of ${id}`), id, 'client-secret'))
  await rowsOf(
    store.db,
    `insert into secret (connection_id, name, sealed)
     select id, 'client-secret', sealed from unnest($1::uuid[], $2::bytea[]) as n (id, sealed)`,
    [ids, sealed],
  )
}

test(`the key of ${secretCount} secrets changes while two servers make calls and renew sessions: none fails`, async () => {
  const id = await connect('busy')
  await fill()
  const control = new ControlClient(org.controlUrl)
  const before = await readFile(keyFile, 'utf8')
  const { epoch: epochBefore = 0 } = (await epochOf(id))[0] ?? {}
  let [calls, going] = [0, true]
  let [nextExpiry, expiries] = [0, 0]
  const settled = new Set<Connections>()
  const callers = [ours, theirs].map(async (connections) => {
    while (going) {
      // Not faster: a session that is ended again before its first use is refused twice, and that is a Problem.
      if (Date.now() >= nextExpiry && settled.size === 2) {
        nextExpiry = Date.now() + 1500
        expiries += 1
        settled.clear()
        await control.expireTokens()
      }
      const since = expiries
      await connections.salesforce(id).limits()
      if (since === expiries) settled.add(connections)
      calls += 1
    }
  })
  const { resealed, ms } = await ours.rotateVault()
  const isRenewed = async () => ((await epochOf(id))[0]?.epoch ?? 0) > epochBefore
  // A slow machine makes fewer calls in the time of one change: it changes the key until there were enough.
  const end = Date.now() + 60_000
  while ((calls <= 50 || !(await isRenewed())) && Date.now() < end) await ours.rotateVault()
  going = false
  await Promise.all(callers)
  console.log(`# ${resealed} secrets sealed anew in ${ms} ms, ${calls} calls meanwhile, none failed`)
  assert.ok(resealed >= secretCount, `${resealed} sealed anew`)
  assert.ok(calls > 50, `${calls} calls`)
  assert.ok(await isRenewed(), 'sessions were renewed meanwhile')

  const now = await readFile(keyFile, 'utf8')
  assert.equal(now.trim().split('\n').length, 1)
  assert.notEqual(now, before)
  const vault = createVault(await openMasterKey(keyFile))
  const rows = await sealedRows()
  for (const row of rows) {
    const text = vault.open(row.sealed, row.connection_id, row.name).reveal()
    if (text.startsWith('secret of')) assert.equal(text, `secret of ${row.connection_id}`)
  }
  await theirs.salesforce(id).limits()
})

const epochOf = (id: string) =>
  rowsOf<{ epoch: number }>(store.db, "select epoch::int from secret where connection_id = $1 and name = 'tokens'", [
    id,
  ])

test('sealed bytes put into another row are refused, and the connection says what to do', async () => {
  const [one, other] = [await connect('one'), await connect('other')]
  await rowsOf(
    store.db,
    `update secret s set sealed = o.sealed from secret o
     where s.connection_id = $1 and o.connection_id = $2 and s.name = 'tokens' and o.name = 'tokens'`,
    [one, other],
  )
  const fresh = createConnections({ store, masterKey: await openMasterKey(keyFile), log })
  await assert.rejects(fresh.salesforce(one).limits(), { code: 'setting-invalid', message: /cannot be opened/ })
  await fresh.salesforce(other).limits()
})
