/** rainmaker runs: executions and their steps. */
import { type Command, Option } from 'commander'
import type { Page, ReplayInfo, RunDetail, RunInfo, StepInfo } from '../../contract/index.ts'
import { type CommandFile, verb } from '../command.ts'
import { bold, calls, dim, status, table, took, when } from '../output.ts'
import { readJson } from '../read-json.ts'
import { readerGone } from '../reader.ts'
import { runId } from '../run-id.ts'
import { tell } from '../story.ts'

interface ReplayOptions {
  go?: boolean
  perMinute: string
  atMost: string
}

interface ListOptions {
  status?: string
  workflow?: string
  record?: string
  limit: string
  cursor?: string
}

function rows(items: RunInfo[]): string {
  return table(
    ['RUN', 'STATUS', 'WORKFLOW', 'RECORD', 'STARTED', 'TOOK', 'API CALLS'],
    items.map((run) => [
      run.id,
      status(run.status),
      run.workflowName,
      run.recordName ?? run.recordId,
      when(run.startedAt ?? run.queuedAt),
      took(run.ms),
      Number(run.apiCalls.toFixed(3)),
    ]),
    'No run yet.',
  )
}

function stepLines(step: StepInfo): string {
  const head = `${status(step.status)}  ${bold(step.path)}  ${step.action ?? step.kind}  ${dim(`${took(step.ms)}, ${calls(step.apiCalls)}${step.sharedBy && step.sharedBy > 1 ? ` (shared by ${step.sharedBy})` : ''}${step.writeClass ? `, ${step.writeClass}` : ''}`)}`
  const trouble = step.problem ? [`    ✗ ${step.problem.what}`, `    → ${step.problem.fix}`] : []
  const parts = [`    in  ${JSON.stringify(step.input)}`, `    out ${JSON.stringify(step.output)}`]
  return [head, ...parts.map(dim), ...trouble].join('\n')
}

function detail(run: RunDetail): string {
  const trouble = run.problem ? [`✗ ${run.problem.what}`, `→ ${run.problem.fix}`] : []
  const head = `${status(run.status)}  ${bold(run.workflowName)}  ${run.recordName ?? run.recordId ?? ''}  ${dim(`${took(run.ms)}, ${calls(run.apiCalls)}`)}`
  return [head, ...trouble, '', ...run.steps.map(stepLines)].join('\n')
}

function replayed({ failed, starting, estimatedCalls, minutes, started }: ReplayInfo): string {
  const cost = estimatedCalls === null ? 'calls unknown' : `about ${calls(estimatedCalls)}`
  const head = `${starting} of ${failed} runs ${started ? 'go on' : 'would go on'}: ${cost}, over ${minutes} min`
  return started ? head : `${head}\n→ Add --go to do it.`
}

const statuses = ['queued', 'running', 'waiting', 'succeeded', 'failed', 'cancelled', 'in-doubt']

const commands: CommandFile = (program) => {
  const runs = program.command('runs').description('what happened, run by run')
  look(runs)
  again(runs)
}

/** Lists and shows. */
function look(runs: Command): void {
  runs
    .command('list')
    .addOption(new Option('--status <word>', 'only these').choices(statuses))
    .option('--workflow <name>')
    .option('--record <id>', 'a Salesforce record')
    .option('--limit <n>', 'how many', '20')
    .option('--cursor <text>', 'next page: the `next` of the page before')
    .description('newest first')
    .action(
      verb<[ListOptions]>(async ({ client, show }, options) => {
        const query = new URLSearchParams(
          Object.entries(options).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
        )
        show(await client.get<Page<RunInfo>>(`/api/v1/runs?${query}`), ({ items }) => rows(items))
      }),
    )
  runs
    .command('show')
    .argument('<id>', 'as `rainmaker runs list` tells it', runId)
    .description('one run with its steps')
    .action(
      verb<[string]>(async ({ client, show }, id) =>
        show(await client.get<RunDetail>(`/api/v1/runs/${encodeURIComponent(id)}`), detail),
      ),
    )
  for (const [name, about] of Object.entries({
    cancel: 'ends it before its next step',
    retry: 'goes on from the failed step',
  })) {
    runs
      .command(name)
      .argument('<id>', 'as `rainmaker runs list` tells it', runId)
      .description(about)
      .action(
        verb<[string]>(async ({ client, show }, id) =>
          show(await client.send<RunInfo>('POST', `/api/v1/runs/${encodeURIComponent(id)}/${name}`), (run) =>
            rows([run]),
          ),
        ),
      )
  }
}

/** Done again; watched. */
function again(runs: Command): void {
  runs
    .command('rerun')
    .argument('<id>', 'as `rainmaker runs list` tells it', runId)
    .option('--from <path>', 'the first step to be done again; default: all')
    .option('--input <json>', 'what that step reads instead, or without --from what the trigger brought')
    .description('does it again as a run of its own')
    .action(
      verb<[string, { from?: string; input?: string }]>(async ({ client, show }, id, { from, input }) => {
        const body = { ...(from ? { from } : {}), ...(input ? { input: readJson(input, '--input') } : {}) }
        show(await client.send<RunInfo>('POST', `/api/v1/runs/${encodeURIComponent(id)}/rerun`, body), (run) =>
          rows([run]),
        )
      }),
    )
  runs
    .command('replay')
    .argument('<id>', 'a failed run', runId)
    .option('--go', 'do it; without, only tell how many and what it costs')
    .option('--per-minute <n>', 'the pace', '600')
    .option('--at-most <n>', 'how many', '1000')
    .description('all runs that failed like this one go on from their failed step')
    .action(
      verb<[string, ReplayOptions]>(async ({ client, show, dry }, like, { go, perMinute, atMost }) => {
        const body = { like, preview: dry || !go, perMinute: Number(perMinute), atMost: Number(atMost) }
        show(await client.send<ReplayInfo>('POST', '/api/v1/runs/replay', body), replayed)
      }),
    )
  runs
    .command('watch')
    .description('tells what happens as it happens, until interrupted')
    .action(
      verb(async ({ client, json }) => {
        const stop = new AbortController()
        process.once('SIGINT', () => stop.abort())
        await tell(client, AbortSignal.any([stop.signal, readerGone]), json)
      }),
    )
}

export default commands
