/** One campaign from an empty database to the verdict's figures. */
import { startOrg } from '../support/org.ts'
import { crashAtPoints } from './at-points.ts'
import { startFleet } from './fleet.ts'
import { openGround } from './ground.ts'
import { type History, readHistory } from './history.ts'
import { startLoad } from './load.ts'
import { prepare } from './prepare.ts'
import { killAtRandom } from './random-kills.ts'
import { restartDatabase } from './restart-database.ts'

export interface CampaignOptions {
  kills: number
  /** How often each named place; 0: not at all. */
  pointTimes: number
  servers: number
  databaseRestarts: number
  tell(text: string): void
}

export interface CampaignResult {
  crashes: { random: number; atPoints: Record<string, number>; wantedAtEach: number; database: number }
  /** How long runs lay before somebody went on with them, in ms. */
  resumedAfter: number[]
  seconds: number
  history: History
}

export async function campaign(options: CampaignOptions): Promise<CampaignResult> {
  const began = Date.now()
  // One after the other: what fails leaves no other running.
  const ground = await openGround()
  const org = await startOrg('demo')
  const fleet = startFleet(ground)
  try {
    await fleet.start()
    await prepare(fleet.client(), org)
    for (let more = 1; more < options.servers; more++) await fleet.start()
    const load = startLoad(org, ground.store)
    const resumedAfter: number[] = []
    const scene = { org, ground, fleet, load, tell: options.tell, resumedAfter }
    const random = await killAtRandom(scene, options.kills)
    const atPoints = await crashAtPoints(scene, options.pointTimes)
    const database = await restartDatabase(scene, options.databaseRestarts)
    const leads = await load.stop()
    options.tell(`${leads.length} leads were created; waiting for their runs to finish`)
    const history = await readHistory(ground.store, org, leads)
    const crashes = { random, atPoints, wantedAtEach: options.pointTimes, database }
    return { crashes, resumedAfter, seconds: (Date.now() - began) / 1000, history }
  } finally {
    await fleet.stop()
    await org.stop()
    await ground.close()
  }
}
