/** Times of the org, and which of our writes was under way then. */
import type { OwnWrite } from './own-write.ts'

/** Stamps have whole seconds. */
const secondMs = 1000
/** A write whose answer never came was over by then: the longest we wait for one call. */
const unansweredMs = 120_000

/** Whether the write was under way at that org time, epoch ms. */
export function covers({ sentAt, doneAt }: Pick<OwnWrite, 'sentAt' | 'doneAt'>, time: number): boolean {
  const end = doneAt === null ? Date.parse(sentAt) + unansweredMs : Date.parse(doneAt)
  return time >= Date.parse(sentAt) - secondMs && time <= end
}

/** Epoch ms; Salesforce writes +0000 where ISO has Z. Null for what is no time. */
export function timeOf(value: unknown): number | null {
  const time = typeof value === 'string' ? Date.parse(value.replace('+0000', 'Z')) : Number.NaN
  return Number.isNaN(time) ? null : time
}
