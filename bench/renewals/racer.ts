/** One server's part in the race: asks the org when it is told to, and says how that ended. */
import pino from 'pino'
import { createConnections, openMasterKey } from '../../src/connections/index.ts'
import { asProblem } from '../../src/problems.ts'
import { openStore } from '../../src/store/index.ts'

const [databaseUrl = '', keyFile = '', lease = '{}'] = process.argv.slice(2)
const log = pino({ level: 'silent' })
const store = await openStore({ dataDir: '', databaseUrl }, log)
const masterKey = await openMasterKey(keyFile)
const connections = createConnections({ store, masterKey, log, ...(JSON.parse(lease) as { renewalLeaseMs?: number }) })

process.on('message', async (id: string) => {
  const end = await connections
    .salesforce(id)
    .call({ method: 'GET', path: '/limits' })
    .then(
      () => 'ok',
      (thrown: unknown) => asProblem(thrown).code,
    )
  process.send?.(end)
})
process.on('disconnect', async () => {
  await connections.close()
  await store.close()
})
process.send?.('ready')
