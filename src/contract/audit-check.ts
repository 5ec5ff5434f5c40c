/** Whether the audit log is as it was written, and how the command line and the page say it. */

export interface AuditCheckInfo {
  ok: boolean
  /** Lines that fit, from the first. */
  lines: number
  /** The first line that is not as it was written; null when all are. */
  brokenAt: number | null
  /** Hash of the last line: noted elsewhere, it also shows when the end is cut off. */
  head: string
  /** Of these lines, those from before there was a key: who can write the database could have computed their hashes. */
  withoutKey: number
  /** Those whose key was sealed with a master key that is gone: only their order was checked. */
  keyLost: number
}

/** `All 12 lines are as they were written.`, and what stands behind that. */
export function auditChecked({ ok, lines, brokenAt, withoutKey, keyLost }: AuditCheckInfo): string {
  if (!ok) return `Line ${brokenAt} of the audit log is not as it was written, or one is missing before it.`
  const withKey = lines - withoutKey - keyLost
  const proofs = [
    withKey > 0 ? `${withKey} under the server’s key` : '',
    withoutKey > 0 ? `${withoutKey} without a key, from before there was one` : '',
    keyLost > 0 ? `${keyLost} under a key that this server cannot open, of which only the order could be checked` : '',
  ].filter(Boolean)
  return `All ${lines} lines are as they were written${proofs.length > 0 ? `: ${proofs.join('; ')}` : ''}.`
}
