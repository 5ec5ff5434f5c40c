/** rainmaker start: server, local org, connection, workflow; then the story, until interrupted. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page, RunInfo, WorkflowInfo } from '../../contract/index.ts'
import { readSettings, type Settings } from '../../settings.ts'
import type { Client } from '../client.ts'
import type { CommandFile } from '../command.ts'
import { alive, end } from '../launch/children.ts'
import { connectDemo } from '../launch/connect.ts'
import { type OrgInfo, startOrg } from '../launch/org.ts'
import { type RunningServer, startServer } from '../launch/server.ts'
import { startStandIn } from '../launch/stand-in.ts'
import { bold, dim } from '../output.ts'
import { pause, tell } from '../story.ts'

const template = fileURLToPath(new URL('../../../templates/lead-qualification.yaml', import.meta.url))
const say = (text: string) => process.stdout.write(`${text}\n`)

interface StartOptions {
  demo: boolean
  quiet?: boolean
}

async function prepareDemo(client: Client, org: OrgInfo): Promise<void> {
  const connection = await connectDemo(client, org)
  say(
    `✓ connected to ${bold(connection.instanceUrl ?? '')} as ${connection.username} ${dim('(OAuth web flow with PKCE)')}`,
  )
  const workflow = await exampleWorkflow(client)
  say(`✓ workflow ${bold(workflow.name)} is ${workflow.active ? 'active' : 'turned off'}`)
}

/** The example as it stands when its user has changed it, else fresh from its template. */
async function exampleWorkflow(client: Client): Promise<WorkflowInfo> {
  const { items } = await client.get<{ items: WorkflowInfo[] }>('/api/v1/workflows')
  const known = items.find(({ name }) => name === 'Lead qualification') ?? items[0]
  if (known) return known
  return client.send<WorkflowInfo>('POST', '/api/v1/workflows', {
    source: await readFile(template, 'utf8'),
    activate: true,
  })
}

/** Keeps a server up: the one we know, or a new one when it died. */
async function keepUp(settings: Settings, first: RunningServer, signal: AbortSignal): Promise<RunningServer> {
  let server = first
  while (!signal.aborted) {
    await pause(250, signal)
    if (signal.aborted || alive(server.pid)) continue
    say(dim('! the server died; starting it again'))
    const begun = Date.now()
    server = await startServer(settings, signal)
    say(`✓ server back after ${Date.now() - begun} ms; its runs go on`)
  }
  return server
}

/** Org and server at once; when one does not come up, the other goes with it. */
async function launchBoth(
  settings: Settings,
  demo: boolean,
  signal: AbortSignal,
): Promise<[OrgInfo | null, RunningServer]> {
  const [org, server] = await Promise.allSettled([
    demo ? startOrg(settings.dataDir, signal) : null,
    startServer(settings, signal),
  ])
  if (server.status === 'rejected') {
    if (org.status === 'fulfilled' && org.value) await end(org.value.pid)
    throw server.reason
  }
  if (org.status === 'rejected') {
    if (!server.value.wasThere) await end(server.value.pid)
    throw org.reason
  }
  return [org.value, server.value]
}

async function start(options: StartOptions): Promise<void> {
  const settings = readSettings()
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort())
  const { mkdir } = await import('node:fs/promises')
  await mkdir(settings.dataDir, { recursive: true, mode: 0o711 })

  const stopStandIn = options.demo ? await startStandIn(settings.dataDir) : null
  const [org, server] = await launchBoth(settings, options.demo, stop.signal).catch((thrown: unknown) => {
    stopStandIn?.()
    throw thrown
  })
  if (org) say(`✓ local org at ${bold(org.url)} ${dim(`user ${org.username}`)}`)
  say(
    `✓ server at ${bold(server.client.url)} ${dim(server.wasThere ? '(was running already)' : `data in ${settings.dataDir}`)}`,
  )
  try {
    if (org) await prepareDemo(server.client, org)
    const last = await run({ settings, org, server }, options, stop.signal)
    say('Stopping …')
    await end(last.pid)
  } catch (thrown) {
    // What we launched for this start goes with it.
    if (!server.wasThere) await end(server.pid)
    throw thrown
  } finally {
    stopStandIn?.()
    if (org) await end(org.pid)
  }
}

interface Launched {
  settings: Settings
  org: OrgInfo | null
  server: RunningServer
}

/** Tells the story and keeps the server up until interrupted; the server that was up last. */
async function run(
  { settings, org, server }: Launched,
  options: StartOptions,
  signal: AbortSignal,
): Promise<RunningServer> {
  const { url } = await server.client.send<{ url: string }>('POST', '/api/v1/links')
  say(`\n  Open the page:     ${bold(url)}`)
  if (org)
    say(
      `  Another lead:      ${bold('bin/rainmaker demo lead')}\n  A crash, survived: ${bold('bin/rainmaker demo crash')}\n`,
    )
  const story = options.quiet ? Promise.resolve() : tell(server.client, signal, false)
  if (org) await firstLead(server.client)
  const last = await keepUp(settings, server, signal)
  await story
  return last
}

/** Something to see at once: a lead, as if somebody had just filled in the form on the website. */
async function firstLead(client: Client): Promise<void> {
  const { items } = await client.get<Page<RunInfo>>('/api/v1/runs?limit=1')
  if (items.length === 0) await client.send('POST', '/api/v1/demo/leads', { count: 1 })
}

const commands: CommandFile = (program) => {
  program
    .command('start')
    .option('--no-demo', 'the server alone, without local org and example workflow')
    .option('--quiet', 'do not tell the story')
    .description('starts Rainmaker with its local org and an example workflow')
    .action(start)
}
export default commands
