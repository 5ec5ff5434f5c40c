/** Runs an action at once for whoever asks for it by hand: the API, the command line, an agent. */
import { type Outcome, readInput } from '../connector/index.ts'
import { actionContext } from './action-context.ts'
import type { Shop } from './steps/shop.ts'
import { oneByOneIfNeeded } from './writes/isolate.ts'

export interface ActionDone {
  /** One per input, in order. */
  outcomes: Outcome<unknown>[]
  apiCalls: number
  ms: number
}

/** Inputs that do not fit the schema are not sent; the others go together. */
export async function runAction(shop: Shop, connectionId: string, id: string, inputs: unknown[]): Promise<ActionDone> {
  const action = shop.actions.action(id)
  const began = performance.now()
  const meter = { calls: 0 }
  const client = shop.connections.salesforce(connectionId).with({ kind: 'step' }, meter)
  const context = actionContext(shop, connectionId, client, AbortSignal.timeout(600_000))
  const read = inputs.map((input) => readInput(action, input))
  const fit = read.flatMap((one) => (one.ok ? [one.value] : []))
  const sent = await oneByOneIfNeeded({
    inputs: fit,
    send: async (some) => (some.length > 0 ? action.run(context, some) : []),
    writeClass: action.writeClass ?? null,
    calls: () => meter.calls,
  })
  shop.usage.add(connectionId, 'step', '', meter.calls)
  const results = sent.values()
  const outcomes = read.map((one) => (one.ok ? (results.next().value ?? one) : one))
  return { outcomes, apiCalls: meter.calls, ms: Math.round(performance.now() - began) }
}
