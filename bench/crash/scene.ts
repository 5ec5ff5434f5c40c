/** What those who crash things work with. */
import type { OrgProcess } from '../support/org.ts'
import type { Fleet } from './fleet.ts'
import type { Ground } from './ground.ts'
import type { Load } from './load.ts'

export interface Scene {
  org: OrgProcess
  ground: Ground
  fleet: Fleet
  load: Load
  tell(text: string): void
  /** How long each run of a dead server lay before another went on with it, in ms. */
  resumedAfter: number[]
}
