/** All areas of the server, wired by hand in the order they stand on each other. */
import { pino } from 'pino'
import packageJson from '../package.json' with { type: 'json' }
import { createAi } from './ai/index.ts'
import { createApi, openSignIn } from './api/index.ts'
import { createConnections, openMasterKey } from './connections/index.ts'
import { loadCatalog } from './connector/index.ts'
import { createEngine } from './engine/index.ts'
import { createOutside } from './outside/index.ts'
import { Problem } from './problems.ts'
import type { Settings } from './settings.ts'
import { firstTenant, openStore } from './store/index.ts'
import { createWorkflows } from './workflows/index.ts'

export interface RunningServer {
  /** Address of page and API. */
  url: string
  stop(): Promise<void>
}

/** Starts everything; throws a Problem that says what to do when something is in the way. */
export async function start(settings: Settings): Promise<RunningServer> {
  const log = pino({
    level: settings.log,
    base: null,
    redact: ['*.accessToken', '*.refreshToken', '*.clientSecret', '*.authorization'],
  })
  const startedAt = new Date()
  const [store, catalog, masterKey, signIn] = await Promise.all([
    openStore(settings, log),
    loadCatalog(),
    openMasterKey(settings.masterKeyFile),
    openSignIn(settings.dataDir),
  ])
  const connections = createConnections({ store, masterKey, log })
  const workflows = createWorkflows({ store, catalog })
  const outside = createOutside(settings)
  const ai = createAi(settings)
  const engine = createEngine({ settings, store, catalog, connections, workflows, outside, ai, log })
  connections.onCall(engine.onCall)
  connections.onChange(({ id, status }) => {
    if (status === 'connected') engine.connectionHealed(id)
  })
  let url = ''
  const api = await createApi({
    tenantId: firstTenant,
    settings,
    store,
    connections,
    catalog,
    workflows,
    engine,
    signIn,
    log,
    version: packageJson.version,
    startedAt,
    publicUrl: () => settings.publicUrl || url,
  })
  url = (await listen(api, settings)).replace('[::1]', 'localhost')
  await engine.start()
  log.info({ url }, 'ready')
  return {
    url,
    async stop() {
      await api.close()
      await engine.stop()
      await outside.close()
      await connections.close()
      await store.close()
      log.info('stopped')
    },
  }
}

async function listen(api: Awaited<ReturnType<typeof createApi>>, settings: Settings): Promise<string> {
  return api.listen({ host: settings.host, port: settings.port }).catch((cause: unknown) => {
    throw new Problem('setting-invalid', {
      what: `Cannot listen on ${settings.host}:${settings.port}: ${(cause as Error).message}.`,
      fix: 'Set RAINMAKER_PORT to a free port, or to 0 for any.',
      cause,
    })
  })
}
