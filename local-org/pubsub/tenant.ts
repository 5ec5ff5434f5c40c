/** The name an org has on the event bus. */

import type { Org } from '../org/index.ts'

export function tenantOf(org: Org): string {
  return `core/prod/${org.id}`
}
