/** What polling needs from the rest of the product. */
import type { Logger } from 'pino'
import type { Store } from '../../../store/index.ts'
import type { Judge } from '../../echoes/index.ts'
import type { TriggerSource } from '../../events/index.ts'
import type { ConnectionSource } from '../../needs.ts'
import type { OrgClocks } from '../../org-clocks.ts'
import type { StartRuns } from '../../runs/draft.ts'
import type { PushSettings } from '../change-data/push-settings.ts'
import type { Rhythm } from './rhythm.ts'

export interface PollingOptions {
  store: Store
  log: Logger
  connections: Pick<ConnectionSource, 'salesforce' | 'describe'>
  triggers: TriggerSource
  startRuns: StartRuns
  judge?: Judge
  /** Must be told of every call to every org. */
  clocks: OrgClocks
  /** Fields of an object that are always read, where the user may see them. */
  usualFields(object: string): string[]
  /** Whether and how an org pushes. */
  push(connectionId: string): Promise<PushSettings>
  /** How often an org is to be polled. */
  rhythm(connectionId: string): Promise<Rhythm> | Rhythm
}
