/** Writes COVERAGE.md anew: `node local-org/inventory/write.ts`. */

import { writeFile } from 'node:fs/promises'
import { coverage } from './coverage.ts'

await writeFile(new URL('../COVERAGE.md', import.meta.url), await coverage())
