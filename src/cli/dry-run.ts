/** rainmaker workflows dry-run: a workflow against live data, with nothing written. */
import type { Command } from 'commander'
import type { PlannedChange, RunDetail } from '../contract/index.ts'
import { verb } from './command.ts'
import { bold, calls, dim, status } from './output.ts'
import { readJson } from './read-json.ts'

interface Options {
  record?: string
  event?: string
  run?: string
  payload?: string
}

const words = { create: 'create', update: 'change', delete: 'delete', other: 'do' }

function planLines({ does, object, recordName, recordId, fields, what }: PlannedChange): string[] {
  const whom = [object, recordName ?? recordId].filter(Boolean).join(' ')
  const head = `    would ${words[does]} ${whom}${what ? `: ${what}` : ''}`
  const shown = fields.map(({ label, from, to, changed }) => {
    const text = `      ${label}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`
    return changed ? text : dim(`${text} (as it is)`)
  })
  return [head, ...shown]
}

/** A dry run for people: each step, and what it would change. */
export function dryRunText(run: RunDetail): string {
  const steps = run.steps.flatMap((step) => [
    `${status(step.status)}  ${bold(step.path)}  ${step.action ?? step.kind}`,
    ...(step.plan ?? []).flatMap(planLines),
    ...(step.problem ? [`    ✗ ${step.problem.what}`, `    → ${step.problem.fix}`] : []),
  ])
  const end = `${status(run.status)}  dry run of ${bold(run.workflowName)}: nothing was written, ${calls(run.apiCalls)}${run.outcome ? `, ${run.outcome}` : ''}`
  return [...steps, '', end].join('\n')
}

/** Adds the verb to the commands of workflows. */
export function addDryRun(workflows: Command): void {
  workflows
    .command('dry-run')
    .argument('<workflow>')
    .option('--record <id>', 'a record of the trigger’s object; without any: the newest')
    .option('--event <position>', 'a past event')
    .option('--run <id>', 'the event of a past run')
    .option('--payload <json>', 'what the trigger would have brought')
    .description('goes through the workflow with live data, writes nothing, shows what would change')
    .action(
      verb<[string, Options]>(async ({ client, show }, name, { record, event, run, payload }) => {
        const body = {
          ...(record === undefined ? {} : { recordId: record }),
          ...(event === undefined ? {} : { event: Number(event) }),
          ...(run === undefined ? {} : { run }),
          ...(payload === undefined ? {} : { payload: readJson(payload, '--payload') }),
        }
        const path = `/api/v1/workflows/${encodeURIComponent(name)}/dry-run`
        show(await client.send<RunDetail>('POST', path, body), dryRunText)
      }),
    )
}
