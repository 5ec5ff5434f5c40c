/** rainmaker plans: what agents want to write, and your word on it. */
import type { PlanInfo } from '../../contract/index.ts'
import { type CommandFile, verb } from '../command.ts'
import { bold, dim, table, when } from '../output.ts'

const summary = ({ changes }: PlanInfo) =>
  changes.map(({ does, object, record, id }) => `${does} ${object} ${record ?? id ?? ''}`.trim()).join('; ')

const cell = (value: unknown) => (value === null ? dim('empty') : JSON.stringify(value))

function describe(plan: PlanInfo): string {
  const changes = plan.changes.flatMap(({ does, object, record, id, fields }) => [
    bold(`${does} ${object} ${record ?? ''} ${id ?? ''}`.trim()),
    table(
      ['FIELD', 'OLD', 'NEW'],
      fields.map(({ field, old, new: next }) => [field, cell(old), cell(next)]),
      '',
    ),
  ])
  const facts = `${plan.status}, planned by ${plan.agent} with ${plan.tool}, good until ${when(plan.expiresAt)}`
  return [dim(facts), ...changes].join('\n')
}

const commands: CommandFile = (program) => {
  const plans = program.command('plans').description('what AI agents want to write')
  plans
    .command('list')
    .option('--all', 'those that wait for nobody too')
    .description('plans that wait for approval')
    .action(
      verb<[{ all?: boolean }]>(async ({ client, show }, { all }) => {
        const found = await client.get<{ items: PlanInfo[] }>(`/api/v1/plans${all ? '' : '?status=waiting'}`)
        const row = (plan: PlanInfo) => [plan.plan, plan.agent, plan.status, summary(plan), when(plan.expiresAt)]
        const headings = ['PLAN', 'AGENT', 'STATUS', 'WOULD', 'GOOD UNTIL']
        show(found, ({ items }) => table(headings, items.map(row), 'No plan waits.'))
      }),
    )
  plans
    .command('show')
    .argument('<plan>')
    .description('one plan, field by field')
    .action(
      verb<[string]>(async ({ client, show }, plan) => {
        show(await client.get<PlanInfo>(`/api/v1/plans/${encodeURIComponent(plan)}`), describe)
      }),
    )
  for (const verdict of ['approve', 'reject'] as const) {
    plans
      .command(verdict)
      .argument('<plan>')
      .description({ approve: 'lets the agent execute it as it stands', reject: 'refuses it for good' }[verdict])
      .action(
        verb<[string]>(async ({ client, show }, plan) => {
          show(await client.send<PlanInfo>('POST', `/api/v1/plans/${encodeURIComponent(plan)}/${verdict}`), describe)
        }),
      )
  }
}
export default commands
