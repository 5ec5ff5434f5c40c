/** All areas of the server, wired by hand in the order they stand on each other. */
import { pino } from 'pino'
import packageJson from '../package.json' with { type: 'json' }
import { createAi } from './ai/index.ts'
import { createApi } from './api/index.ts'
import { createAudit } from './audit/index.ts'
import { createConnections, openMasterKey, sealedSecrets } from './connections/index.ts'
import { loadCatalog } from './connector/index.ts'
import { createEmbedding } from './embedding/index.ts'
import { createEngine, watchDaily } from './engine/index.ts'
import { createOutside } from './outside/index.ts'
import { openPeople, openServerKey, type People } from './people/index.ts'
import { messageOf, Problem } from './problems.ts'
import type { Settings } from './settings.ts'
import { firstTenant, openStore } from './store/index.ts'
import { createMetrics, startTraces, type Traces } from './telemetry/index.ts'
import { createWorkflows } from './workflows/index.ts'

export interface RunningServer {
  /** Address of page and API. */
  url: string
  /** Of the first start of all: signs its user in, once. */
  firstLink: string | null
  stop(): Promise<void>
}

/** Starts everything; throws a Problem that says what to do when something is in the way, and leaves nothing open then. */
export async function start(settings: Settings): Promise<RunningServer> {
  const log = pino({
    level: settings.log,
    base: null,
    redact: ['*.accessToken', '*.refreshToken', '*.clientSecret', '*.authorization'],
  })
  const startedAt = new Date()
  // Closed in turn from the last to the first: what hears of the outer world before what it stands on.
  await using opened = new AsyncDisposableStack()
  const opening = openStore(settings, log)
  const wasNeverOpen = () => undefined
  opened.defer(() => opening.then(({ close }) => close(), wasNeverOpen))
  const [store, catalog, masterKey, serverKey] = await Promise.all([
    opening,
    loadCatalog(),
    openMasterKey(settings.masterKeyFile),
    openServerKey(settings.dataDir),
  ])
  const people = await openPeople(settings, store, serverKey, log)
  await checkSignIn(settings, people)
  const secrets = sealedSecrets(store, masterKey)
  const audit = createAudit(store, secrets)
  const connections = createConnections({ store, masterKey, log, trustedHosts: settings.trustedHosts })
  opened.defer(() => connections.close())
  const workflows = createWorkflows({ store, catalog })
  const outside = createOutside(settings)
  opened.defer(() => outside.close())
  const ai = createAi(settings)
  const engine = createEngine({
    ...{ settings, store, catalog, connections, workflows, outside, ai, log },
    secrets,
  })
  let traces: Traces | null = null
  opened.defer(() => traces?.close())
  const embedding = createEmbedding({ store, secrets, outside, log })
  opened.defer(() => embedding.stop())
  opened.defer(() => engine.stop())
  connections.onCall(engine.onCall)
  connections.onChange(({ id, status }) => {
    if (status === 'connected') engine.connectionHealed(id)
  })
  const metrics = createMetrics({ store, connections, watch: engine.watchOwn })
  let url = ''
  const api = await createApi({
    tenantId: firstTenant,
    settings,
    store,
    wholeStore: store,
    connections,
    catalog,
    workflows,
    engine,
    embedding,
    people,
    audit,
    outside,
    metrics,
    log,
    version: packageJson.version,
    startedAt,
    publicUrl: () => settings.publicUrl || url,
  })
  opened.defer(() => api.close())
  url = (await listen(api, settings)).replace('[::1]', 'localhost')
  await engine.start()
  const schemaWatch = watchDaily({ store, connections, workflows, catalog, log })
  opened.defer(() => schemaWatch.stop())
  if (settings.traces) traces = await startTraces(engine.watchOwn, packageJson.version)
  log.info({ url }, 'ready')
  const running = opened.move()
  return {
    url,
    firstLink: people.firstCode && `${settings.publicUrl || url}/open?code=${people.firstCode}`,
    async stop() {
      await running.disposeAsync()
      log.info('stopped')
    },
  }
}

/** Throws `setting-invalid` before anybody elsewhere could knock at a door that nobody has a key to. */
async function checkSignIn({ host }: Settings, people: People): Promise<void> {
  if (/^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host) || (await people.canSignIn())) return
  throw new Problem('setting-invalid', {
    what: `RAINMAKER_HOST is ${host}, which others can reach, but nobody could sign in safely: no user has a password and no OpenID provider is set.`,
    fix: 'Set RAINMAKER_OWNER_PASSWORD_FILE or RAINMAKER_OIDC_ISSUER, or give a user a password first: rainmaker users password owner.',
  })
}

async function listen(api: Awaited<ReturnType<typeof createApi>>, settings: Settings): Promise<string> {
  return api.listen({ host: settings.host, port: settings.port }).catch((cause: unknown) => {
    throw new Problem('setting-invalid', {
      what: `Cannot listen on ${settings.host}:${settings.port}: ${messageOf(cause)}.`,
      fix: 'Set RAINMAKER_PORT to a free port, or to 0 for any.',
      cause,
    })
  })
}
