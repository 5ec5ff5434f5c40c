/** What waits until a person comes with a browser. */

/** One program that waits for a person. */
export interface Device {
  deviceCode: string
  /** What the person types. */
  userCode: string
  clientId: string
  scope: string
  /** Epoch ms of org time. */
  expiresAt: number
  /** When the program asked last. */
  askedAt: number
  /** Who said what, once somebody did. */
  decision?: { userId: string; allowed: boolean }
}

/** A link into a browser: who for, and until when (epoch ms of org time). */
export interface OneTimeLogin {
  userId: string
  expiresAt: number
}
