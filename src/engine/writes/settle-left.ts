/** How long to wait yet until the org has surely ended with a write whose answer was lost. */

export interface Sent {
  /** Org time just before the write was sent, ISO. */
  sentAt: string | null
  /** The same moment by this server's clock, epoch ms. */
  startedAt: number
}

export interface Clocks {
  /** This server's, epoch ms. */
  now: number
  /** The org's, as it last told and with the time gone since, epoch ms. Null when it has told nothing yet. */
  orgNow: number | null
}

/** `sentAt` lies so much before what the org told then (org-before.ts). That it told whole seconds leaves one in doubt, of 130. */
const marginMs = 2000
/** An org that is further behind than this had its clock moved, and tells nothing. */
const movedMs = 60_000

/**
 * Ms, at most `settleMs`; 0 or less when it is over. Both clocks have to say so: ours may be set forward meanwhile, or be another
 * server's. One that was set back to before the write tells nothing, or it would be hours. When neither tells anything it is
 * over: the look itself brings the org's time, and is made again if it was too early.
 */
export function settleLeft({ sentAt, startedAt }: Sent, { now, orgNow }: Clocks, settleMs: number): number {
  const ours = now < startedAt ? 0 : startedAt + settleMs - now
  const sent = sentAt === null ? Number.NaN : Date.parse(sentAt)
  const isKnown = orgNow !== null && orgNow > sent - movedMs
  const orgs = isKnown ? sent + marginMs + settleMs - orgNow : 0
  return Math.min(settleMs, Math.max(ours, orgs))
}
