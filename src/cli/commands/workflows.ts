/** rainmaker workflows: saved recipes. */

import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import type { Command } from 'commander'
import type { RunDetail, WorkflowDetail, WorkflowInfo } from '../../contract/index.ts'
import { Problem } from '../../problems.ts'
import { type CommandFile, type Tools, verb } from '../command.ts'
import { addDryRun, dryRunText } from '../dry-run.ts'
import { addActivate } from '../first-run.ts'
import { status, table } from '../output.ts'
import { readJson } from '../read-json.ts'

const path = (name: string) => `/api/v1/workflows/${encodeURIComponent(name)}`

async function readSource(file: string): Promise<string> {
  if (file === '-') return text(process.stdin)
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Problem('bad-request', {
      what: `The file ${file} cannot be read.`,
      fix: 'Give the path of a YAML or JSON workflow, or - for standard input.',
      cause,
    })
  })
}

async function showCheck({ client, show }: Pick<Tools, 'client' | 'show'>, source: string): Promise<void> {
  show(await client.send('POST', '/api/v1/workflows/check', { source }), () => '✓ The workflow is fine.')
}

function rows(items: WorkflowInfo[]): string {
  return table(
    ['WORKFLOW', 'STATE', 'TRIGGER', 'STEPS', 'VERSION', 'RUNS', 'FAILED'],
    items.map((item) => [
      item.name,
      status(item.pausedAt ? 'paused' : item.active ? 'active' : 'off'),
      item.trigger.on,
      item.stepCount,
      item.version,
      item.runs.total,
      item.runs.failed,
    ]),
    'No workflow yet. Save one: rainmaker workflows save templates/lead-qualification.yaml',
  )
}

const commands: CommandFile = (program) => {
  const workflows = program.command('workflows').description('saved recipes: one trigger, ordered steps')
  look(workflows)
  turn(workflows)
}

/** What there is, checked and saved. */
function look(workflows: Command): void {
  workflows
    .command('list')
    .description('all workflows')
    .action(
      verb(async ({ client, show }) =>
        show(await client.get<{ items: WorkflowInfo[] }>('/api/v1/workflows'), ({ items }) => rows(items)),
      ),
    )
  workflows
    .command('show')
    .argument('<name>')
    .description('the document of one workflow')
    .action(
      verb<[string]>(async ({ client, show }, name) =>
        show(await client.get<WorkflowDetail>(path(name)), (workflow) => workflow.source),
      ),
    )
  workflows
    .command('check')
    .argument('<file>')
    .description('checks a document without saving it')
    .action(verb<[string]>(async (tools, file) => showCheck(tools, await readSource(file))))
  workflows
    .command('save')
    .argument('<file>')
    .option('--activate', 'turn it on as well')
    .description('saves a document (YAML or JSON) as a new version')
    .action(
      verb<[string, { activate?: boolean }]>(async ({ client, show, dry }, file, options) => {
        if (dry) return showCheck({ client, show }, await readSource(file))
        const body = { source: await readSource(file), activate: options.activate ?? false }
        show(await client.send<WorkflowDetail>('POST', '/api/v1/workflows', body), (saved) => rows([saved]))
      }),
    )
}

/** On and off, by hand, away. */
function turn(workflows: Command): void {
  workflows
    .command('pause')
    .argument('<name>')
    .description('lays its runs down; what its trigger hears waits')
    .action(
      verb<[string]>(async ({ client, show }, name) =>
        show(await client.send<WorkflowDetail>('POST', `${path(name)}/pause`), (paused) => rows([paused])),
      ),
    )
  workflows
    .command('resume')
    .argument('<name>')
    .description('lets it go on with all that waited')
    .action(
      verb<[string]>(async ({ client, show }, name) =>
        show(
          await client.send<{ resumed: number }>('POST', `${path(name)}/resume`),
          ({ resumed }) => `${name} goes on; ${resumed} runs had waited.`,
        ),
      ),
    )
  addActivate(workflows)
  workflows
    .command('deactivate')
    .argument('<name>')
    .description('turns it off')
    .action(
      verb<[string]>(async ({ client, show }, of) =>
        show(await client.send<WorkflowDetail>('POST', `${path(of)}/deactivate`), (saved) => rows([saved])),
      ),
    )
  addDryRun(workflows)
  workflows
    .command('run')
    .argument('<name>')
    .option('--payload <json>', 'what the trigger would have brought')
    .option('--record <id>', 'a Salesforce record to run it for; without a payload it is read')
    .description('starts a run by hand')
    .action(
      verb<[string, { payload?: string; record?: string }]>(async ({ client, show, dry }, name, options) => {
        const payload = options.payload ?? (options.record ? null : '{}')
        const body = {
          ...(payload ? { payload: readJson(payload, '--payload') } : {}),
          ...(options.record ? { recordId: options.record } : {}),
        }
        if (dry) return show(await client.send<RunDetail>('POST', `${path(name)}/dry-run`, body), dryRunText)
        show(await client.send<{ id: string }>('POST', `${path(name)}/run`, body), (run) => `Started run ${run.id}`)
      }),
    )
  workflows
    .command('remove')
    .argument('<name>')
    .description('removes it; its runs stay')
    .action(
      verb<[string]>(async ({ client, show }, name) =>
        show(await client.send('DELETE', path(name)), () => `Removed ${name}.`),
      ),
    )
}

export default commands
