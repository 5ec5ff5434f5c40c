/** The tag of an answer of the UI API: the same content has the same. */

import { createHash } from 'node:crypto'

export function tagOf(value: unknown): string {
  return createHash('md5').update(JSON.stringify(value)).digest('hex')
}
