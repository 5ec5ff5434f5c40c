/** Runs what a job or batch has to do: whatever stops it becomes a message of the job, since nobody waits for the work itself. */

import { OrgError } from '../../org/index.ts'

/** Answers how long it took, in real milliseconds. Never rejects: `stopped` is told why the work ended early. */
export async function runToEnd(work: () => Promise<void>, stopped: (why: string) => void): Promise<number> {
  const started = performance.now()
  try {
    await work()
  } catch (failure) {
    stopped(failure instanceof Error ? failure.message : String(failure))
    if (!(failure instanceof OrgError)) console.error(failure)
  }
  return performance.now() - started
}
