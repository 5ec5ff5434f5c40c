/** Addresses of Chatter. */

import type { Call } from '../wire/index.ts'

/** Where Chatter's resources are. */
export function chatterUrl(call: Call, path: string): string {
  return `/services/data/v${call.version}/chatter/${path}`
}
