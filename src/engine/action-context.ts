/** What an action gets to work with when the engine runs it. */
import type { ActionContext } from '../connector/index.ts'
import type { Salesforce } from '../salesforce/index.ts'
import type { Shop } from './steps/shop.ts'

type Here = Pick<Shop, 'connections' | 'outside' | 'keys'>

export function actionContext(
  { connections, outside, keys }: Here,
  connectionId: string,
  salesforce: Salesforce,
  signal: AbortSignal,
): ActionContext {
  return {
    salesforce,
    describe: (object) => connections.describe(connectionId, object),
    signal,
    outside,
    holdKeys: (names, work) => keys.hold(connectionId, names, signal, work),
  }
}
