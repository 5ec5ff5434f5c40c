/** How fast the engine works runs off; its exit code is the verdict. `node bench/runs.ts [--full] [--json] [--only part]` */
import { bareDrain, leadDrain, longDrain, upsertDrain } from './runs/drains.ts'
import { paced } from './runs/pace.ts'
import { idle, restart, twoServers } from './runs/servers.ts'
import { openSite } from './runs/site.ts'
import { holds, readOptions, report } from './support/report.ts'

const options = readOptions()
const sizes = options.full
  ? { runs: 5000, long: 100_000, shared: 20_000, seconds: 30, idle: 60 }
  : { runs: 1000, long: 3000, shared: 3000, seconds: 5, idle: 10 }
const site = await openSite()
try {
  const figures = await report('Runs', options, [
    { name: 'idle', run: () => idle(site, sizes.idle) },
    { name: 'pace', run: () => paced(site, { perSecond: 100, seconds: sizes.seconds }) },
    { name: 'bare', run: () => bareDrain(site, sizes.runs) },
    { name: 'upsert', run: () => upsertDrain(site, sizes.runs) },
    { name: 'lead qualification', run: () => leadDrain(site, sizes.runs) },
    { name: 'long', run: () => longDrain(site, sizes.long) },
    { name: 'two servers', run: () => twoServers(site, sizes.shared) },
    { name: 'restart', run: () => restart(site) },
  ])
  if (!figures.every(holds)) process.exitCode = 1
} finally {
  await site.close()
}
