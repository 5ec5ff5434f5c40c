/** The control door: guards /__control, and opens its endpoints when they are first asked for. */

import { type Answer, json, type Request } from '../doors/index.ts'
import type { Control } from './answering.ts'
import type { Controlled } from './endpoint.ts'

/** The control door. With a key, calls must carry it; without, only this machine may call. */
export function createControl(controlled: Controlled, key?: string): Control {
  let endpoints: Promise<Control> | undefined
  // Loaded late: an org that nobody steers needs neither the endpoints nor the schemas they are checked with.
  const open = () => import('./open-endpoints.ts').then((module) => module.openEndpoints(controlled))
  return {
    async answer(request) {
      const refused = guard(request, key)
      if (refused) return refused
      endpoints ??= open()
      return (await endpoints).answer(request)
    },
  }
}

const thisMachine = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Browsers are kept out by their Origin header: a page on the web must not steer an org on this machine. */
function guard(request: Request, key: string | undefined): Answer | undefined {
  const given =
    request.headers['x-control-key'] ?? /^Bearer\s+(\S+)$/i.exec(request.headers['authorization'] ?? '')?.[1]
  if (key !== undefined && given !== key) return json({ error: 'The control key is missing or wrong.' }, 401)
  if (key === undefined && !thisMachine.has(request.remote)) {
    return json({ error: 'Without a control key, the control door answers calls from this machine only.' }, 403)
  }
  const origin = request.headers['origin']
  if (origin === undefined || origin === request.origin) return undefined
  return json({ error: 'The control door does not answer pages of other sites.' }, 403)
}
