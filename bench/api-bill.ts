/**
 * What the product spends of an org's API allowance, counted by the local org's ledger, beside what others spend.
 * `node bench/api-bill.ts [--full] [--json] [--only part]`. The exit code is the verdict: 1 when a goal is missed or a part fails.
 */
import { burstParts } from './api-bill/burst.ts'
import { triggerParts } from './api-bill/triggers.ts'
import { writeParts } from './api-bill/writes.ts'
import { startOrg } from './support/org.ts'
import { holds, readOptions, report } from './support/report.ts'
import { startStore } from './support/store.ts'

const options = readOptions()
const [org, store] = await Promise.all([startOrg(), startStore()])
try {
  const parts = [...(await writeParts(org)), ...burstParts(org, store), ...triggerParts(org, store, options)]
  const figures = await report('API bill', options, parts)
  // Calls are counted, not timed: they miss a goal on a busy machine as little as on a quiet one.
  if (!figures.every(holds)) process.exitCode = 1
} finally {
  await store.close()
  await org.stop()
}
