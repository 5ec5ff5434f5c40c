/** How long the page waits for its lists when there are a million runs. `node bench/page.ts [--full] [--json]` */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { end } from '../src/cli/launch/children.ts'
import { startServer } from '../src/cli/launch/server.ts'
import { readSettings } from '../src/settings.ts'
import { openStore } from '../src/store/index.ts'
import { fillRuns } from './page/fill-runs.ts'
import { lists } from './page/lists.ts'
import { holds, readOptions, report } from './support/report.ts'
import { silent } from './support/store.ts'

const options = readOptions()
const runs = options.full ? 1_000_000 : 100_000
const dataDir = await mkdtemp(join(tmpdir(), 'rainmaker-page-'))
process.env['RAINMAKER_PORT'] = '0'
const settings = readSettings({ RAINMAKER_DATA: dataDir, RAINMAKER_PORT: '0' })
// It also holds the embedded server for as long as this lives.
const store = await openStore({ dataDir, databaseUrl: '' }, silent)
await fillRuns(store, runs)
const server = await startServer(settings)
try {
  const figures = await report('Lists of the page', options, lists(server.client, store, runs))
  if (!figures.every(holds)) process.exitCode = 1
} finally {
  await end(server.pid)
  await store.close()
  await rm(dataDir, { recursive: true, force: true })
}
