/** Puts a local org together: org, doors, control door, servers. */

import { join } from 'node:path'
import { type Access, type Addresses, giveAccess, installApps } from './access.ts'
import { allowanceOf } from './allowance.ts'
import { type Controlled, createControl, createFaults, createLedger, faultGround, Snapshots } from './control/index.ts'
import { createOutbound, forgetJobs, type Instance, newDoorState, openDoors, restoreJobs } from './doors/index.ts'
import { EventBus, ManagedSubscriptions, watchPushTopics } from './events/index.ts'
import { type Listener, openListener } from './listener.ts'
import { watchAlerts } from './mail/alerts.ts'
import { loadObjects } from './objects/index.ts'
import { createOrg, type Org, OrgError, type Seed } from './org/index.ts'
import { listenPubSub } from './pubsub/index.ts'
import { loadSeeds } from './seeds.ts'
import { answerer, type ServerParts } from './server.ts'
import type { LocalOrgOptions } from './settings.ts'
import { type TlsIdentity, tlsIdentity } from './tls/index.ts'
import { loadSetUp, type SetUp } from './tooling/index.ts'

/** A running local org. */
export interface LocalOrg extends Access {
  /** Ends the servers and the org. Calls under way get a moment to finish. */
  close(): Promise<void>
}

const apiVersion = '68.0'

/**
 * Starts a local org with its server, which speaks http and https. Throws OrgError for a seed that does not exist, and
 * what node throws when a port cannot be had.
 */
export async function startLocalOrg(options: LocalOrgOptions = {}): Promise<LocalOrg> {
  const { host = '127.0.0.1', port = 0, httpsPort, dataDir, seed = 'demo' } = options
  const seeds = await loadSeeds()
  const org = await openOrg(options, seeds, seed)
  const tlsFolder = dataDir === undefined ? undefined : join(dataDir, 'tls')
  const tls = await tlsIdentity([host], tlsFolder)
  const streams = await openStreams(org, options, tls)
  const setUp = await loadSetUp(org, streams)

  let at = addresses(host, [], streams.pubsub)
  const controlled = control(org, {
    seeds,
    seed,
    tls,
    streams,
    setUp,
    access: () => giveAccess(org, at),
    url: () => at.url,
    apiLimit: options.apiLimit,
    folder: options.dataDir,
  })
  const parts: ServerParts = {
    ...controlled,
    doors: await openDoors(controlled.instance),
    control: createControl(controlled, options.controlKey),
  }
  const ports = httpsPort === undefined ? [port] : [port, httpsPort]
  const listeners: Listener[] = []
  for (const one of ports) listeners.push(await openListener(answerer(parts), { host, port: one }, tls))
  at = addresses(host, listeners, streams.pubsub)

  async function close(): Promise<void> {
    streams.events.close()
    await Promise.all(listeners.map((listener) => listener.close()))
    for (const end of controlled.instance.onClose) await end()
    org.close()
  }
  return { ...giveAccess(org, at), close }
}

/** Where events go out besides the http doors. */
type Streams = Pick<Instance, 'events' | 'managed' | 'pubsub'>

async function openStreams(org: Org, options: LocalOrgOptions, tls: TlsIdentity): Promise<Streams> {
  const { host = '127.0.0.1', pubsubPort = 0, pubsubTlsPort = 0, dataDir } = options
  const events = new EventBus({ org, ...(dataDir === undefined ? {} : { dataDir }) })
  watchPushTopics(events)
  const managed = new ManagedSubscriptions(dataDir)
  const pubsub = await listenPubSub({ bus: events, managed, tls, host, port: pubsubPort, tlsPort: pubsubTlsPort })
  return { events, managed, pubsub }
}

function addresses(host: string, [first, second = first]: Listener[], pubsub: Streams['pubsub']): Addresses {
  const name = host.includes(':') ? `[${host}]` : host
  return {
    url: `http://${name}:${first?.port ?? 0}`,
    httpsUrl: `https://${name}:${second?.port ?? 0}`,
    pubsubPort: pubsub.port,
    pubsubTlsPort: pubsub.tlsPort,
    apiVersion,
  }
}

async function openOrg(options: LocalOrgOptions, seeds: ReadonlyMap<string, Seed>, name: string): Promise<Org> {
  const { dataDir, randomSeed, number, kind } = options
  const seed = seeds.get(name)
  if (!seed) {
    throw new OrgError('INVALID_SEED', `There is no seed "${name}". There are: ${[...seeds.keys()].join(', ')}.`)
  }
  const org = await createOrg({
    objects: await loadObjects(),
    seed,
    ...(dataDir === undefined ? {} : { dataDir }),
    ...(randomSeed === undefined ? {} : { randomSeed }),
    ...(number === undefined ? {} : { number }),
    ...(kind === undefined ? {} : { kind }),
  })
  furnish(org, name, options.apiLimit)
  return org
}

/** What an org has besides its data. */
function furnish(org: Org, seedName: string, apiLimit: number | undefined): void {
  installApps(org)
  org.setLimit('DailyApiRequests', allowanceOf(org, seedName, apiLimit))
}

interface ControlWish {
  seeds: ReadonlyMap<string, Seed>
  seed: string
  tls: TlsIdentity
  streams: Streams
  setUp: SetUp
  access(): Access
  /** Base URL, known once the server listens. */
  url(): string
  apiLimit: number | undefined
  folder: string | undefined
}

/** The state of the doors and of the switchboard, with the way to start it all over. */
function control(
  org: Org,
  { seeds, seed, tls, streams, setUp, access, url, apiLimit, folder }: ControlWish,
): Controlled {
  const outbound = createOutbound(org, url, folder)
  const { events, managed, pubsub } = streams
  const onClose = new Set([() => outbound.close(), () => pubsub.close()])
  const doors = { ...newDoorState(org), ...streams }
  const instance: Instance = { ...doors, setUp, org, folder, apiVersion, outbound, onClose }
  restoreJobs(instance)
  watchAlerts(org, instance)
  const [faults, ledger] = [createFaults(faultGround(org)), createLedger()]
  let seedName = seed
  async function reset(name: string, keepAccounts: boolean): Promise<Access> {
    await org.reset(seeds.get(name), { keepAccounts })
    furnish(org, name, apiLimit)
    faults.remove()
    ledger.clear()
    seedName = name
    return startOver()
  }
  /** The doors forget what was of the state before. */
  function startOver(): Access {
    forgetJobs(instance)
    Object.assign(instance, newDoorState(org))
    outbound.clear()
    events.reset()
    managed.clear()
    pubsub.faults.clear()
    return access()
  }
  const snapshots = new Snapshots(org, startOver)
  return { instance, faults, ledger, seeds, reset, snapshots, ca: tls.ca, seedName: () => seedName }
}
