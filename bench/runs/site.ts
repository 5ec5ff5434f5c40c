/** Everything as users run it: a local org, PostgreSQL, servers of the product, each in processes of its own. */
import { readFile } from 'node:fs/promises'
import type { Client } from '../../src/cli/client.ts'
import { connectDemo } from '../../src/cli/launch/connect.ts'
import { type Fleet, startFleet } from '../crash/fleet.ts'
import { type Ground, openGround } from '../crash/ground.ts'
import { cpuMs } from '../support/measure.ts'
import { type OrgProcess, startOrg } from '../support/org.ts'
import { familyCpuMs } from '../support/processes.ts'

/** Processor milliseconds so far. */
export interface Spent {
  /** All servers of ours together. */
  servers: number
  postgres: number
  org: number
}

export interface Site {
  org: OrgProcess
  ground: Ground
  fleet: Fleet
  client: Client
  /** Address of a webhook of this name. */
  hook(path: string): Promise<URL>
  /** Saves and turns on a workflow; gives its id. */
  activate(source: string): Promise<string>
  spent(): Spent
  close(): Promise<void>
}

export async function openSite(servers = 1): Promise<Site> {
  const [org, ground] = await Promise.all([startOrg('demo'), openGround()])
  const fleet = startFleet(ground)
  for (let n = 0; n < servers; n += 1) await fleet.start()
  const client = fleet.client()
  await connectDemo(client, { ...org, pid: org.pid })
  const postmaster = await postmasterOf(ground)
  return {
    ...{ org, ground, fleet, client },
    async hook(path) {
      return new URL((await client.send<{ url: string }>('POST', '/api/v1/webhooks', { path })).url)
    },
    async activate(source) {
      return (await client.send<{ id: string }>('POST', '/api/v1/workflows', { source, activate: true })).id
    },
    spent: () => ({
      servers: fleet.alive().reduce((total, { pid }) => total + cpuMs(pid), 0),
      postgres: familyCpuMs(postmaster),
      org: cpuMs(org.pid),
    }),
    async close() {
      await fleet.stop()
      await ground.close()
      await org.stop()
    },
  }
}

/** What was used between two readings, for each of so many runs. */
export function spentEach(before: Spent, after: Spent, runs: number): Spent {
  return {
    servers: (after.servers - before.servers) / runs,
    postgres: (after.postgres - before.postgres) / runs,
    org: (after.org - before.org) / runs,
  }
}

async function postmasterOf({ store }: Ground): Promise<number> {
  const { rows } = await store.pool.query<{ folder: string }>("select current_setting('data_directory') as folder")
  return Number((await readFile(`${rows[0]?.folder}/postmaster.pid`, 'utf8')).split('\n')[0])
}
