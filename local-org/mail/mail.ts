/** A mail as it is wished for, by whichever way. */
import type { Sender } from './letter.ts'
import type { Subjects } from './merge-fields.ts'
import type { Words } from './template.ts'

export type Addressees = 'toAddresses' | 'ccAddresses' | 'bccAddresses'

export interface Mail extends Subjects {
  /** What sends it: 'sendEmail', 'emailSimple', or the full name of an email alert. */
  via: string
  /** Which limit its recipients outside the org count against. */
  limit: 'SingleEmail' | 'DailyWorkflowEmails'
  addresses: Record<Addressees, string[]>
  templateId: string | undefined
  words: Words
  /** Whether it becomes a task and a message of the records it is about. */
  keep: boolean
  /** Whether the person it is about gets it. */
  toPerson: boolean
  /** SEND, FILTER or REJECT for those who want no mails. */
  optOut: string
  bodiesAreTemplate: boolean
  /** Whom it is from; left out: the user who sends it. */
  sender?: Sender
}
