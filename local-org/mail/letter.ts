/** A mail that was sent, as the outbox keeps it. */

export interface Sender {
  name: string | null
  address: string | null
}

export interface Letter {
  /** Counts from 1. */
  number: number
  /** Moment of org time, ISO 8601. */
  sentAt: string
  via: string
  from: Sender
  to: string[]
  cc: string[]
  bcc: string[]
  subject: string | null
  text: string | null
  html: string | null
  whoId: string | null
  whatId: string | null
  templateId: string | null
}
