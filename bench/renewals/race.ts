/** The race: sessions end, all processes notice at once, and the org counts who asked for a new one. */
import { type ChildProcess, fork } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Connections, createConnections, openMasterKey } from '../../src/connections/index.ts'
import { type RotatingDoor, startRotatingDoor } from '../../test/support/rotating-door.ts'
import { median } from '../support/measure.ts'
import type { Figure } from '../support/report.ts'
import { silent, startStore } from '../support/store.ts'

export interface Ground {
  door: RotatingDoor
  connections: Connections
  racers: ChildProcess[]
  newRacer(): Promise<ChildProcess>
  close(): Promise<void>
}

export type Flow = 'web' | 'jwt'

/** Where processes are killed, so that nobody waits the product’s own minute each time. */
export const leaseMs = 2000

/** @param leaseMs how long a dead process holds up the others; the race itself is run with the product’s own */
export async function openGround(processes: number, leaseMs?: number): Promise<Ground> {
  const [store, door, folder] = await Promise.all([
    startStore(),
    startRotatingDoor(),
    mkdtemp(join(tmpdir(), 'renewals-')),
  ])
  const keyFile = join(folder, 'master.key')
  const lease = leaseMs === undefined ? {} : { renewalLeaseMs: leaseMs }
  const connections = createConnections({
    store,
    masterKey: await openMasterKey(keyFile),
    log: silent,
    ...lease,
  })
  const { user, host, database } = store.connection
  const url = `postgresql://${user}@/${database}?host=${host}`
  const racer = new URL('./racer.ts', import.meta.url)
  const newRacer = async () => {
    const child = fork(racer, [url, keyFile, JSON.stringify(lease)], { stdio: 'inherit' })
    await once(child, 'message')
    return child
  }
  const racers: ChildProcess[] = []
  for (let n = 0; n < processes; n++) racers.push(await newRacer())
  return {
    door,
    connections,
    racers,
    newRacer,
    async close() {
      for (const child of racers) if (child.connected) child.disconnect()
      await connections.close()
      await door.close()
      await store.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** All ask at once; how each ended. A process that is killed meanwhile ends as `killed`. */
function askAll(racers: ChildProcess[], id: string): Promise<string[]> {
  return Promise.all(
    racers.map(async (child) => {
      const over = new AbortController()
      const { signal } = over
      const end = Promise.race([
        once(child, 'message', { signal }),
        once(child, 'exit', { signal }).then(() => ['killed']),
      ])
      child.send(id)
      const [how] = await end
      over.abort()
      return String(how)
    }),
  )
}

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const ofFlow = {
  web: { clientSecret: 'known to us' },
  jwt: {
    username: 'rain@acme.example',
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  },
}

async function connect({ connections, door }: Ground, flow: Flow): Promise<string> {
  const name = `${flow} ${door.grants.length} ${Date.now()}`
  const { id } = await connections.create({ name, loginUrl: door.url, clientId: 'app', flow, ...ofFlow[flow] })
  if (flow === 'jwt') return (await connections.connect(id)).id
  const url = new URL(await connections.beginOAuth(id, 'http://localhost/oauth/callback'))
  await connections.finishOAuth({ state: url.searchParams.get('state') ?? '', code: 'code' })
  return id
}

export async function race(ground: Ground, flow: Flow, expiries: number): Promise<Figure[]> {
  const { door, racers } = ground
  const id = await connect(ground, flow)
  await askAll(racers, id)
  const [asked, took] = [[] as number[], [] as number[]]
  let lost = 0
  for (let n = 0; n < expiries; n++) {
    const before = door.grants.length
    door.expire()
    const began = performance.now()
    const ends = await askAll(racers, id)
    took.push(performance.now() - began)
    asked.push(door.grants.length - before)
    lost += ends.filter((end) => end !== 'ok').length
  }
  const by = `${racers.length} processes, ${expiries} expiries, ${flow}`
  return [
    { name: `token calls an expiry, most; ${by}`, value: Math.max(...asked), unit: 'calls', goal: { atMost: 1 } },
    { name: `calls that failed; ${by}`, value: lost, unit: 'calls', goal: { atMost: 0 } },
    { name: `refresh tokens shown twice; ${by}`, value: door.reused, unit: 'tokens', goal: { atMost: 0 } },
    { name: `until all have their answer, p50; ${by}`, value: median(took), unit: 'ms' },
    { name: `until all have their answer, longest; ${by}`, value: Math.max(...took), unit: 'ms' },
  ]
}

/**
 * One process is killed while Salesforce makes the new session. By JWT nothing can be lost. A refresh token that works once
 * and whose answer died with the process is lost with it: then the connection must say so and wait for a person, never be
 * silent.
 */
export async function killWhileRenewing(ground: Ground, flow: Flow, kills: number): Promise<Figure[]> {
  const { door, racers } = ground
  let [lost, silently] = [0, 0]
  for (let n = 0; n < kills; n++) {
    const id = await connect(ground, flow)
    const [victim] = racers
    if (!victim) break
    await askAll([victim], id)
    door.expire()
    const asked = door.grants.length
    const end = askAll([victim], id)
    while (door.grants.length === asked) await sleep(1)
    victim.kill('SIGKILL')
    await end
    // The others wait until the dead one's lease is over; meanwhile somebody takes its place.
    const [fresh, ends] = await Promise.all([ground.newRacer(), askAll(racers.slice(1), id)])
    racers[0] = fresh
    if (ends.every((one) => one === 'ok')) continue
    lost += 1
    const { status, problem } = await ground.connections.get(id)
    if (status !== 'reconnect-needed' || problem?.code !== 'reconnect-needed') silently += 1
  }
  const by = `${kills} kills, ${flow}`
  return [
    { name: `connections lost; ${by}`, value: lost, unit: '', ...(flow === 'jwt' ? { goal: { atMost: 0 } } : {}) },
    { name: `lost without saying so; ${by}`, value: silently, unit: '', goal: { atMost: 0 } },
  ]
}
