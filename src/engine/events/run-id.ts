/** Ids of runs, so that a run started twice is started once. */
import { createHash } from 'node:crypto'

/** The same workflow and event give the same id. A replay names itself as `round`, which gives new runs. */
export function runIdOf(workflowId: string, eventKey: string, round = ''): string {
  const hash = createHash('sha256').update(`${workflowId}\n${eventKey}\n${round}`).digest('hex')
  // Version 8: "vendor specific" in RFC 9562, https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-8
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `a${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-')
}
