/** Metrics as Prometheus reads them (https://prometheus.io/docs/instrumenting/exposition_formats/). */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Connections } from '../connections/index.ts'
import type { Told } from '../engine/index.ts'
import type { CallReport } from '../salesforce/index.ts'
import { rowsOf, type Store } from '../store/index.ts'

export interface Metrics {
  contentType: string
  /** Everything as text. What is counted begins with the first look: who never looks pays nothing. */
  text(): Promise<string>
}

interface Parts {
  store: Store
  connections: Pick<Connections, 'onCall'>
  watch(listener: (message: Told) => void): () => void
}

const seconds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3600]
const ended = new Set(['succeeded', 'failed', 'cancelled', 'in-doubt'])

/** Runs that are not at their end, how far the event log is, and what is left of each org's allowance: for all servers together. */
const standing = `
select 'run' as what, status as name, count(*)::float as value from run
  where status in ('queued', 'running', 'waiting', 'in-doubt') and not trial group by 2
union all select 'event', '', coalesce(max(position), 0)::float from event
union all select 'used', name, api_used::float from connection where api_used is not null
union all select 'limit', name, api_limit::float from connection where api_limit is not null
union all select 'connection', status, count(*)::float from connection group by 2`

export function createMetrics({ store, connections, watch }: Parts): Metrics {
  const registry = new Registry()
  const gauges = openGauges(registry)
  let counting = false

  function startCounting(): void {
    counting = true
    collectDefaultMetrics({ register: registry, prefix: 'rainmaker_' })
    connections.onCall(countCalls(registry))
    watch(countRuns(registry))
  }

  return {
    contentType: registry.contentType,
    async text() {
      if (!counting) startCounting()
      for (const gauge of Object.values(gauges)) gauge.reset()
      for (const { what, name, value } of await rowsOf<Standing>(store.db, standing)) gauges[what].set({ name }, value)
      return registry.metrics()
    },
  }
}

interface Standing {
  what: 'run' | 'event' | 'used' | 'limit' | 'connection'
  name: string
  value: number
}

function openGauges(registry: Registry): Record<Standing['what'], Gauge> {
  const gauge = (name: string, help: string) =>
    new Gauge({ name: `rainmaker_${name}`, help, labelNames: ['name'], registers: [registry] })
  return {
    run: gauge('runs_open', 'Runs that are not at their end, by status'),
    event: gauge('event_position', 'Position of the newest event in the log'),
    used: gauge('org_api_calls_used', 'API calls of everybody in the org’s 24 hours, by connection'),
    limit: gauge('org_api_calls_limit', 'API calls the org allows in 24 hours, by connection'),
    connection: gauge('connections', 'Connections by status'),
  }
}

function countCalls(registry: Registry): (connectionId: string, report: CallReport) => void {
  const labelNames = ['connection', 'purpose', 'status']
  const calls = new Counter({
    name: 'rainmaker_api_calls_total',
    help: 'API calls of this server that count in the org, by purpose and HTTP status (0: no answer)',
    labelNames,
    registers: [registry],
  })
  return (connection, { purpose, status, counted }) => calls.inc({ connection, purpose: purpose.kind, status }, counted)
}

function countRuns(registry: Registry): (message: Told) => void {
  const registers = [registry]
  const runs = new Counter({
    name: 'rainmaker_runs_total',
    help: 'Runs that ended on this server, by workflow and how',
    labelNames: ['workflow', 'status'],
    registers,
  })
  const took = new Histogram({
    name: 'rainmaker_run_seconds',
    help: 'From hearing of a run’s cause to its end, waits included',
    labelNames: ['workflow'],
    buckets: seconds,
    registers,
  })
  const steps = new Counter({
    name: 'rainmaker_steps_total',
    help: 'Steps that ended on this server, by kind and how',
    labelNames: ['kind', 'status'],
    registers,
  })
  return (message) => {
    if (message.type === 'step' && message.step.finishedAt)
      steps.inc({ kind: message.step.kind, status: message.step.status })
    if (message.type !== 'run' || !ended.has(message.run.status)) return
    const { workflowName, status, queuedAt, finishedAt } = message.run
    runs.inc({ workflow: workflowName, status })
    if (finishedAt) took.observe({ workflow: workflowName }, (Date.parse(finishedAt) - Date.parse(queuedAt)) / 1000)
  }
}
