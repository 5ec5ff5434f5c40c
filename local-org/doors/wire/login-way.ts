/** How somebody comes in with a call, for the history of logins. */
import type { LoginWay } from '../../org/index.ts'
import type { OpenCall } from './call.ts'

/** The address without its IPv6 form, the host as the client called it. */
export function loginWay(call: OpenCall, type: LoginWay['type']): LoginWay {
  return { type, sourceIp: plainAddress(call.remote), loginUrl: new URL(call.origin).host }
}

/** '::ffff:127.0.0.1' and '127.0.0.1' are one address. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:/, '')
}
