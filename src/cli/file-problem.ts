/** What the system says of a file that was named on the command line, as a Problem. */
import { Problem } from '../problems.ts'

const reasons: Record<string, string> = {
  ENOENT: 'it is not there',
  ENOTDIR: 'its folder is none',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not',
  EPERM: 'this user may not',
  EROFS: 'nothing can be written there',
  ENOSPC: 'the disk is full',
}

/** Null for what is about no file. */
export function fileProblem(thrown: unknown): Problem | null {
  if (!(thrown instanceof Error) || !('code' in thrown) || !('path' in thrown)) return null
  const reason = reasons[String(thrown.code)]
  if (!reason) return null
  return new Problem('bad-request', {
    what: `The file ${thrown.path} cannot be used: ${reason}.`,
    fix: 'Check the path, and that its folder is there and open to you.',
    cause: thrown,
  })
}
