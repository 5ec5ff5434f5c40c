/** A process with an engine, for tests that kill it: DATABASE_URL and ORG_URL in, one line `ready` out. */
import pino from 'pino'
import { openStore } from '../../src/store/index.ts'
import { openLab } from './engine-lab.ts'

const { DATABASE_URL = '', ORG_URL = '', SETTLE_SECONDS = '0.3', RUNS_AT_ONCE = '500' } = process.env
const store = await openStore({ dataDir: '', databaseUrl: DATABASE_URL }, pino({ level: 'silent' }))
const { engine } = openLab({
  store,
  orgUrl: ORG_URL,
  settleSeconds: Number(SETTLE_SECONDS),
  runsAtOnce: Number(RUNS_AT_ONCE),
})
await engine.start()
process.on('SIGTERM', async () => {
  await engine.stop()
  await store.close()
})
console.log('ready')
