/** Tells in the terminal what happens: lead created, event, run, each step with result, milliseconds and API calls. */
import { styleText } from 'node:util'
import type { StreamMessage } from '../api/contract.ts'
import type { Client } from './client.ts'
import { bold, calls, dim, status, took } from './output.ts'

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

/** Follows the stream until the signal; a lost server is looked for again every second. */
export async function tell(
  client: Client,
  signal: AbortSignal,
  json: boolean,
  out: NodeJS.WritableStream = process.stdout,
): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const message of client.stream(signal)) {
        const text = json ? JSON.stringify(message) : sentence(message as StreamMessage)
        if (text) out.write(`${text}\n`)
      }
    } catch {
      // The server is restarting; its runs go on when it is back.
    }
    await pause(1000, signal)
  }
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
