// The process of the command line. Plain JavaScript: were it TypeScript, Node would load its compiler each time for this file alone.

import { constants, enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// Before anything else is loaded: it halves the time to the first answer. Beside the packages, else wherever Node can write.
const beside = enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url)))
if (beside.status === constants.compileCacheStatus.FAILED) enableCompileCache()

const { runCommandLine } = await import('./command-line.ts')
await runCommandLine()
