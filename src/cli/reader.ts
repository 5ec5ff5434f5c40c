/** Who reads our stdout may go early: `rainmaker runs list | head -1` is no failure, and what streams stops then. */

const gone = new AbortController()

/** Aborted when nobody reads stdout any more. */
export const readerGone: AbortSignal = gone.signal

/** Once, when the program begins: a closed pipe ends what streams instead of the program with a stack. */
export function mindTheReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    gone.abort()
  })
}
