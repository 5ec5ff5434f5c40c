/** Tells in the terminal what happens: lead created, event, run, each step with result, milliseconds and API calls. */
import { styleText } from 'node:util'
import type { StreamMessage } from '../contract/index.ts'
import type { Client } from './client.ts'
import { bold, calls, dim, status, took } from './output.ts'
import { visible, visibleJson } from './visible.ts'

const marks: Record<string, string> = {
  succeeded: styleText('green', '✓'),
  failed: styleText('red', '✗'),
  waiting: styleText('yellow', '…'),
  skipped: styleText('dim', '·'),
  'in-doubt': styleText('magenta', '?'),
}

type Teller = { [T in StreamMessage['type']]: (message: Extract<StreamMessage, { type: T }>) => string | null }

const tellers: Teller = {
  event: ({ event }) =>
    `${styleText('cyan', '◆')} ${event.object} ${event.change}: ${bold(event.recordName ?? event.recordId)} ${dim(`event ${event.position}`)}`,
  step({ step, workflowName }) {
    if (step.status === 'running') return null
    const shared = step.sharedBy && step.sharedBy > 1 ? `, shared by ${step.sharedBy}` : ''
    const cost = step.apiCalls > 0 ? `, ${calls(step.apiCalls)}${shared}` : ''
    return `  ${marks[step.status] ?? '·'} ${step.title ?? step.path} ${dim('→')} ${step.summary} ${dim(`${took(step.ms)}${cost} · ${workflowName}`)}`
  },
  run({ run }) {
    if (run.status === 'queued' || run.status === 'running') return null
    const who = run.recordName ?? run.recordId ?? run.id
    const trouble = run.problem ? `\n    ${run.problem.what}\n    → ${run.problem.fix}` : ''
    return `${marks[run.status] ?? '·'} run ${status(run.status)} for ${bold(who)} ${dim(`${run.outcome ?? ''} ${took(run.ms)}, ${calls(run.apiCalls)} · ${run.id}`)}${trouble}`
  },
  connection: ({ connection }) =>
    `${styleText('cyan', '◇')} connection ${connection.name}: ${status(connection.status)}`,
}

export function sentence(message: StreamMessage): string | null {
  return (tellers[message.type] as (message: StreamMessage) => string | null)(message)
}

/** Lines of one moment. A busy moment is told in groups: 180 × the same step, not 180 lines. */
const momentMs = 150
const linesOfAMoment = 14

/** What makes two messages the same line of a busy moment. */
function groupOf(message: StreamMessage): string {
  if (message.type === 'step')
    return `step ${message.step.path} ${message.step.status} ${message.step.summary.replace(/[0-9A-Za-z]{15,18}/g, '…')}`
  if (message.type === 'run')
    return `run ${message.run.status} ${message.run.outcome ?? ''} ${message.run.problem?.code ?? ''}`
  if (message.type === 'event') return `event ${message.event.object} ${message.event.change}`
  return 'connection'
}

/** The sentences of one moment, in the order their groups began. */
export function sentences(messages: StreamMessage[]): string[] {
  const told = messages.filter((message) => sentence(message) !== null)
  if (told.length <= linesOfAMoment) return told.map((message) => sentence(message) ?? '')
  return [...Map.groupBy(told, groupOf).values()].map((group) => {
    const [first] = group as [StreamMessage]
    const text = sentence(first) ?? ''
    return group.length === 1 ? text : `${dim(`${group.length} ×`)} ${text.trimStart()}`
  })
}

/** Follows the stream until the signal; a lost server is looked for again every second. */
export async function tell(
  client: Client,
  signal: AbortSignal,
  json: boolean,
  out: NodeJS.WritableStream = process.stdout,
): Promise<void> {
  const moment: StreamMessage[] = []
  let timer: NodeJS.Timeout | undefined
  const flush = () => {
    timer = undefined
    for (const text of sentences(moment.splice(0))) out.write(`${text}\n`)
  }
  while (!signal.aborted) {
    try {
      for await (const message of client.stream(signal)) {
        if (json) out.write(`${visibleJson(message)}\n`)
        else moment.push(visible(message as StreamMessage))
        timer ??= setTimeout(flush, momentMs)
      }
    } catch {
      // The server is restarting; its runs go on when it is back.
    }
    await pause(1000, signal)
  }
  clearTimeout(timer)
  flush()
}

export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
