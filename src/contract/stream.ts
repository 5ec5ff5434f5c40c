/** What the server tells as it happens. */
import type { ConnectionInfo } from './connections.ts'
import type { EventInfo } from './events.ts'
import type { RunInfo, StepInfo } from './runs.ts'

/** One message of GET /api/v1/stream (server-sent events; the SSE event name is `type`). */
export type StreamMessage =
  | { type: 'event'; event: Omit<EventInfo, 'record' | 'before'> }
  | { type: 'run'; run: RunInfo }
  | {
      type: 'step'
      runId: string
      workflowId: string
      workflowName: string
      step: Omit<StepInfo, 'input' | 'output' | 'plan'> & { summary: string }
    }
  | { type: 'connection'; connection: ConnectionInfo }
