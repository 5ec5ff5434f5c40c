/** What a check of "test connection" is. */

import type { ConnectionInfo as Connection } from '../../contract/index.ts'
import type { Salesforce } from '../../salesforce/index.ts'
import type { Need } from './need.ts'

export interface Ground {
  salesforce: Salesforce
  connection: Connection
  /** Epoch ms. */
  now(): number
  /** Asks Salesforce for new tokens, whether or not the old ones still work. */
  renew(): Promise<void>
  /** How many connections of this server a person signed in to with the same app, as the same user of the same org. */
  sameSignIns(): Promise<number>
  /** Epoch ms; null: there is none, or the org does not tell. */
  refreshTokenEnd(): Promise<number | null>
  /** What the workflows in use ask of the connected user. */
  needs: Need[]
}

export interface Check {
  name: string
  title: string
  /** The detail when all is well; throws the Problem when not. */
  look(ground: Ground): Promise<string>
}
