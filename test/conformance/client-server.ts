/** A server process of its own, for tests: opens the connections and makes calls when told. Started by fork. */
import pino from 'pino'
import { createConnections, openMasterKey } from '../../src/connections/index.ts'
import { asProblem } from '../../src/problems.ts'
import { openStore } from '../../src/store/index.ts'

const [databaseUrl = '', keyFile = '', id = ''] = process.argv.slice(2)
const log = pino({ level: 'silent' })
const store = await openStore({ dataDir: '', databaseUrl }, log)
const connections = createConnections({ store, masterKey: await openMasterKey(keyFile), log })
const salesforce = connections.salesforce(id)

/** Answers with the number of calls that worked, or the code of the first Problem. */
async function work(calls: number): Promise<string | number> {
  try {
    await Promise.all(Array.from({ length: calls }, () => salesforce.limits()))
    return calls
  } catch (thrown) {
    return asProblem(thrown).code
  }
}

process.on('message', async (calls: number) => process.send?.(await work(calls)))
process.on('disconnect', async () => {
  await connections.close()
  await store.close()
})
process.send?.('ready')
