// The process of the local org. Plain JavaScript: were it TypeScript, Node would load its compiler each time for this file alone, 9 MB
// for good, since the cache that spares it that elsewhere can only be turned on by a file that runs already.

import { constants, enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// Before anything else is loaded: it halves the time to the first answer. Beside the packages, where installing them fills it already.
// Not for everything: out of this cache V8 13.6 runs static private methods of a class with over 75 private names wrongly. Nothing that is
// loaded here has such a class; the client `cometd` has, so tests go without it.
const beside = enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)))
if (beside.status === constants.compileCacheStatus.FAILED) enableCompileCache()

const { runCommand } = await import('./command.ts')
await runCommand(process.argv.slice(2))
