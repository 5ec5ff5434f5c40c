/** Front door of the local org: a Salesforce-compatible server on this machine, started in-process. */

import { type Access, giveAccess, installApps } from './access.ts'
import { createControl, createFaults, createLedger } from './control/index.ts'
import { type Instance, openDoors } from './doors/index.ts'
import { loadObjects } from './objects/index.ts'
import { createOrg, OrgError } from './org/index.ts'
import { loadSeeds } from './seeds.ts'
import { listen, portOf, shut } from './server.ts'
import type { LocalOrgOptions } from './settings.ts'

export type { Access } from './access.ts'
export { ControlClient } from './control/client.ts'
export type { LocalOrgOptions } from './settings.ts'

/** A running local org. */
export interface LocalOrg extends Access {
  /** Ends the server and the org. Calls under way are answered first. */
  close(): Promise<void>
}

const apiVersion = '67.0'
const defaultApiLimit = 5_000_000

/**
 * Starts a local org and its http server. Throws OrgError for a seed that does not exist, and what node throws
 * when the port cannot be had.
 */
export async function startLocalOrg(options: LocalOrgOptions = {}): Promise<LocalOrg> {
  const { port = 0, host = '127.0.0.1', seed: firstSeed = 'demo', apiLimit = defaultApiLimit } = options
  const seeds = await loadSeeds()
  const seed = seeds.get(firstSeed)
  if (!seed) {
    throw new OrgError('INVALID_SEED', `There is no seed "${firstSeed}". There are: ${[...seeds.keys()].join(', ')}.`)
  }
  const org = await createOrg({
    objects: await loadObjects(),
    seed,
    ...(options.dataDir === undefined ? {} : { dataDir: options.dataDir }),
    ...(options.randomSeed === undefined ? {} : { randomSeed: options.randomSeed }),
  })
  installApps(org)
  org.setLimit('DailyApiRequests', apiLimit)

  const instance: Instance = {
    org,
    apiVersion,
    cursors: new Map(),
    policies: new Map(),
    approvals: new Set(),
    browserSessions: new Map(),
  }
  const faults = createFaults()
  const ledger = createLedger()
  let seedName = firstSeed
  let url = ''

  async function reset(name: string): Promise<Access> {
    await org.reset(seeds.get(name))
    installApps(org)
    org.setLimit('DailyApiRequests', apiLimit, 0)
    for (const store of [instance.cursors, instance.policies, instance.approvals, instance.browserSessions])
      store.clear()
    faults.remove()
    ledger.clear()
    seedName = name
    return giveAccess(org, url, apiVersion)
  }

  const control = createControl(
    { instance, faults, ledger, seeds, reset, seedName: () => seedName },
    options.controlKey,
  )
  const doors = await openDoors(instance)
  const server = await listen({ instance, doors, control, faults, ledger }, { host, port })
  url = `http://${host.includes(':') ? `[${host}]` : host}:${portOf(server)}`

  async function close(): Promise<void> {
    await shut(server)
    org.close()
  }
  return { ...giveAccess(org, url, apiVersion), close }
}
