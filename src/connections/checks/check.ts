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
  /** What the workflows in use ask of the connected user. */
  needs: Need[]
}

export interface Check {
  name: string
  title: string
  /** The detail when all is well; throws the Problem when not. */
  look(ground: Ground): Promise<string>
}
