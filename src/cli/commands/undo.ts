/** rainmaker undo: brings the records of a run back to how they were before it. */
import type { UndoChange, UndoPlan } from '../../contract/index.ts'
import { type CommandFile, verb } from '../command.ts'
import { bold, calls, dim, status } from '../output.ts'
import { runId } from '../run-id.ts'

const words = { restore: 'restore', delete: 'delete', undelete: 'bring back', none: 'leave' }

function lines(change: UndoChange): string {
  const name = [change.object, change.recordName ?? change.recordId].filter(Boolean).join(' ')
  const state = change.done === null ? '' : `  ${status(change.done ? 'succeeded' : 'skipped')}`
  const fields = change.fields.map(
    ({ label, now, to }) => `    ${label}: ${JSON.stringify(now)} → ${JSON.stringify(to)}`,
  )
  const why = change.why ? [dim(`    ${change.why}`)] : []
  return [`${bold(words[change.does])}  ${name}  ${dim(change.recordId ?? '')}${state}`, ...fields, ...why].join('\n')
}

function told(plan: UndoPlan, isDone: boolean): string {
  if (plan.changes.length === 0) return 'This run has changed nothing that could be undone.'
  const end = isDone
    ? `Done with ${calls(plan.calls)}.`
    : `Nothing has been changed yet. It would take ${calls(plan.calls)}: add --yes to do it.`
  return [...plan.changes.map(lines), '', end].join('\n')
}

const commands: CommandFile = (program) => {
  program
    .command('undo')
    .argument('<run>', 'id of a run that has ended', runId)
    .option('--yes', 'do it; without, it is only shown')
    .description('restores what a run changed, deletes what it created, brings back what it deleted')
    .action(
      verb<[string, { yes?: boolean }]>(async ({ client, show, dry }, id, options) => {
        const yes = options.yes === true && !dry
        const path = `/api/v1/runs/${encodeURIComponent(id)}/undo`
        const plan = yes ? await client.send<UndoPlan>('POST', path) : await client.get<UndoPlan>(path)
        show(plan, (plan) => told(plan, yes))
      }),
    )
}
export default commands
