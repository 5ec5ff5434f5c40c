/** How often an org is polled: its connection's own setting, else the server's. */
import type { Settings } from '../settings.ts'
import type { ConnectionSource } from './needs.ts'

/** With nothing happening for a while, polls may be so much rarer. */
const idleTimes = 5

export function pollRhythm(settings: Pick<Settings, 'pollSeconds'>, connections: Pick<ConnectionSource, 'get'>) {
  return async (connectionId: string) => {
    const own = Number((await connections.get(connectionId)).settings['pollSeconds'])
    const pollSeconds = own > 0 ? own : settings.pollSeconds
    return { pollSeconds, idleSeconds: pollSeconds * idleTimes }
  }
}
