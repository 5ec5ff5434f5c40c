/** Outbound messages: what an org sends by itself when a record is saved. */

/** An address for them. */
export interface OutboundInfo {
  name: string
  object: string | null
  /** `deploy` null: somebody set up by hand what sends to it. */
  settings: { deploy?: { on: string; fields: string[] } | null }
  createdAt: string
  usedAt: string | null
  received: number
  refused: number
}

export interface OutboundCheck {
  ok: boolean
  /** What is wrong. */
  faults: string[]
}
