/** Whether the audit log is as it was written, and how the command line and the page say it. */

export interface AuditCheckInfo {
  ok: boolean
  /** Lines that fit, from the first. */
  lines: number
  brokenAt: number | null
  head: string
  withoutKey: number
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
