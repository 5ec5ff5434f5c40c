/** The process of the local org. */

import { enableCompileCache } from 'node:module'

// Before anything else is loaded: it halves the time to the first answer from the second start on.
enableCompileCache()
const { runCommand } = await import('./command.ts')
await runCommand(process.argv.slice(2))
