/**
 * Which versions of the API are served: those supported, and the ten retired with Summer '25, which old clients still ask for.
 * Those retired before are refused as documented (https://help.salesforce.com/s/articleView?id=000354473).
 */

import type { OrgError } from '../../org/index.ts'

/** The oldest that Salesforce supports, which its list of versions begins with. */
export const oldestSupported = 31
const oldestServed = 20
/** Nothing was ever served below. */
const oldestEver = 7

/** '60.0' of the number in a path. `newest` is '68.0'; what is neither served nor over is undefined. Throws what `over` says of a version that is. */
export function servedVersion(asked: number, newest: string, over: (words: string) => OrgError): string | undefined {
  if (asked >= oldestServed) return asked <= Number.parseInt(newest, 10) ? `${asked}.0` : undefined
  if (!(asked >= oldestEver)) return undefined
  const words = `The API version that was specified (${asked}.0) is below the minimum supported (${oldestSupported}.0).`
  throw over(`${words} Change the version number and run the request again.`)
}
