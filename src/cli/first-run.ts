/** rainmaker workflows activate: turned on from now on, or for a part of the past too, with a look before at what that means. */
import type { Command } from 'commander'
import type { WorkflowDetail } from '../contract/index.ts'
import { Problem } from '../problems.ts'
import { verb } from './command.ts'
import { bold, calls, status } from './output.ts'

interface Options {
  from?: string
  last?: string
  preview?: boolean
}

/** As POST /api/v1/workflows/:id/preview-start answers. */
interface Preview {
  records: number
  readCalls: number
  runCalls: number
}

/** As POST /api/v1/workflows/:id/start takes it. */
type Choice =
  | { from: 'now' }
  | { from: 'everything' }
  | { from: 'last'; count: number }
  | { from: 'date'; since: string }

function choiceOf({ from, last }: Options): Choice {
  if (from !== undefined && last !== undefined) throw bad('--from and --last exclude each other.')
  if (last !== undefined) return { from: 'last', count: wholeNumber(last) }
  if (from === undefined || from === 'now') return { from: 'now' }
  if (from === 'everything') return { from: 'everything' }
  const since = new Date(from)
  if (Number.isNaN(since.getTime())) throw bad(`--from ${from} is neither now, everything nor a time.`)
  return { from: 'date', since: since.toISOString() }
}

function wholeNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  throw bad(`--last ${text} is not a number of records.`)
}

function bad(what: string): Problem {
  return new Problem('bad-request', {
    what,
    fix: 'Give --from now, --from everything, --from 2026-11-01 or --last 50.',
  })
}

function told(name: string, { records, readCalls, runCalls }: Preview): string {
  if (records === 0) return `${bold(name)} would hear of no record of the past.`
  const count = records === 1 ? 'one record' : `${records.toLocaleString('en')} records`
  return `${bold(name)} would hear of ${count} of the past: ${calls(readCalls)} to read them, about ${calls(runCalls)} for their runs.`
}

/** Adds the verb to the commands of workflows. */
export function addActivate(workflows: Command): void {
  workflows
    .command('activate')
    .argument('<name>')
    .option('--from <when>', 'now (as without it), everything, or a time: what has happened since is heard too')
    .option('--last <count>', 'the last so many records are heard too')
    .option('--preview', 'only says how many records that is and what it costs')
    .description('turns it on')
    .action(
      verb<[string, Options]>(async ({ client, show, dry }, name, options) => {
        const choice = choiceOf(options)
        const path = `/api/v1/workflows/${encodeURIComponent(name)}`
        if (options.preview || (dry && choice.from !== 'now')) {
          return show(await client.send<Preview>('POST', `${path}/preview-start`, choice), (one) => told(name, one))
        }
        const turn = choice.from === 'now' ? `${path}/activate` : `${path}/start`
        const body = choice.from === 'now' ? undefined : choice
        show(await client.send<WorkflowDetail>('POST', turn, body), (saved) => `${status('active')}  ${saved.name}`)
      }),
    )
}
