/** An org time that is surely before now: whatever is sent from now on is done later than it. */
import type { OrgClocks } from '../org-clocks.ts'

/** The Date header has whole seconds and is a little old when it arrives. */
const marginMs = 2000
/** For an org not heard from since the start: clocks differ by less than this, or people would have noticed. */
const unheardMs = 900_000

/** ISO. */
export function orgBefore(clocks: OrgClocks, connectionId: string, now: number): string {
  const about = clocks.about(connectionId)
  return new Date(about === null ? now - unheardMs : about - marginMs).toISOString()
}
