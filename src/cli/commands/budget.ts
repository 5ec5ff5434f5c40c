/** rainmaker budget: what may be spent of the API allowance, and who waits when it gets scarce. */
import type { BudgetOverview, ConnectionBudget, Forecast } from '../../contract/index.ts'
import { type CommandFile, verb } from '../command.ts'
import { bold, calls, dim, status, table, when } from '../output.ts'

const percent = (share: number) => `${Math.round(share * 100)} %`

function connectionLines(one: ConnectionBudget): string {
  const used = one.limit === null ? 'not heard yet' : `${one.used} of ${one.limit} calls in 24 hours`
  const own = one.share === null ? '' : `, ${Math.round(one.own)} of our ${Math.round(one.share)}`
  const head = `${bold(one.connectionName)}  ${status(one.level)}  ${used}${own}; ${percent(one.reserve)} are left to other apps`
  const parked = one.parkedSince
    ? [
        dim(
          `    ${one.waiting} runs wait since ${when(one.parkedSince)}; the org is asked again at ${when(one.nextProbeAt)}`,
        ),
      ]
    : []
  const full = one.fullAt ? [dim(`    at the pace of the last hour used up at ${when(one.fullAt)}`)] : []
  return [head, ...parked, ...full].join('\n')
}

function told({ connections, workflows }: BudgetOverview): string {
  const rows = workflows.map(({ workflowName, spent, callsADay, priority, waiting }) => [
    workflowName,
    Number(spent.toFixed(2)),
    callsADay ?? 'no limit',
    priority,
    waiting,
  ])
  const list = table(['WORKFLOW', 'CALLS IN 24 H', 'MAY SPEND', 'PRIORITY', 'WAITING'], rows, 'No workflow yet.')
  return [...connections.map(connectionLines), '', list].join('\n')
}

const froms = {
  log: 'as the last days had',
  org: 'as records were changed in the last week',
  unknown: 'nothing tells how often it will run',
  runs: 'as its last runs took',
  steps: 'every branch counted, before runs are gathered',
}

function foretold(forecast: Forecast): string {
  const { eventsADay, eventsFrom, callsARun, runFrom, pollsADay, callsADay, shareOfLimit } = forecast
  const rate = (n: number) => Number(n.toFixed(n < 10 ? 2 : 0))
  const events = eventsADay === null ? froms[eventsFrom] : `${rate(eventsADay)} (${froms[eventsFrom]})`
  const share = shareOfLimit === null ? '' : `, ${(shareOfLimit * 100).toFixed(1)} % of the org’s limit`
  return [
    `events a day  ${events}`,
    `a run takes   ${calls(callsARun)} (${froms[runFrom]})`,
    `polls a day   ${rate(pollsADay)}`,
    `in all        ${callsADay === null ? 'not known' : `≈ ${rate(callsADay)} calls a day${share}`}`,
  ].join('\n')
}

const commands: CommandFile = (program) => {
  const budget = program.command('budget').description('what may be spent of the API allowance')
  budget
    .command('show')
    .description('every org and every workflow')
    .action(verb(async ({ client, show }) => show(await client.get<BudgetOverview>('/api/v1/budget'), told)))
  budget
    .command('set')
    .argument('<workflow>')
    .option('--calls-a-day <n>', 'the most API calls in 24 hours; without: no limit of its own')
    .option('--priority <word>', 'low waits first when the allowance gets scarce, high last', 'normal')
    .description('what one workflow may spend')
    .action(
      verb<[string, { callsADay?: string; priority: string }]>(async ({ client, show }, name, options) => {
        const body = {
          callsADay: options.callsADay === undefined ? null : Number(options.callsADay),
          priority: options.priority,
        }
        show(
          await client.send<BudgetOverview>('PUT', `/api/v1/workflows/${encodeURIComponent(name)}/budget`, body),
          told,
        )
      }),
    )
  budget
    .command('reserve')
    .argument('<connection>')
    .argument('<percent>', 'of the org’s allowance')
    .description('what is left to other apps')
    .action(
      verb<[string, string]>(async ({ client, show }, name, share) => {
        const body = { reserve: Number.parseFloat(share) / 100 }
        const path = `/api/v1/connections/${encodeURIComponent(name)}/budget`
        show(await client.send<BudgetOverview>('PUT', path, body), told)
      }),
    )
  budget
    .command('forecast')
    .argument('<workflow>')
    .description('what it will cost a day')
    .action(
      verb<[string]>(async ({ client, show }, name) =>
        show(await client.get<Forecast>(`/api/v1/workflows/${encodeURIComponent(name)}/forecast`), foretold),
      ),
    )
}
export default commands
