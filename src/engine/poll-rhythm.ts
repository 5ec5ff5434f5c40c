/** How often an org is polled: its connection's own setting, else the server's; rarer while its allowance is scarce. */
import type { Settings } from '../settings.ts'
import type { Budget } from './budget/index.ts'
import type { ConnectionSource } from './needs.ts'

/** With nothing happening for a while, polls may be so much rarer. */
const idleTimes = 5
/** Without allowance a poll only adds to the calls in vain: when there is room again, it is woken. */
const parkedSeconds = 3600

export function pollRhythm(
  settings: Pick<Settings, 'pollSeconds'>,
  connections: Pick<ConnectionSource, 'get'>,
  budget: Pick<Budget, 'stretch' | 'standing'>,
) {
  return async (connectionId: string) => {
    if (budget.standing(connectionId).parkedSince) return { pollSeconds: parkedSeconds, idleSeconds: parkedSeconds }
    const own = Number((await connections.get(connectionId)).settings['pollSeconds'])
    const pollSeconds = (own > 0 ? own : settings.pollSeconds) * budget.stretch(connectionId)
    return { pollSeconds, idleSeconds: pollSeconds * idleTimes }
  }
}
