/** Each run as a trace, each step as a span of it, sent by OTLP (https://opentelemetry.io/docs/specs/otlp/). */
import type { Tracer } from '@opentelemetry/api'
import type { Told } from '../engine/index.ts'

export interface Traces {
  /** Sends what is not sent yet. */
  close(): Promise<void>
}

type StepTold = Extract<Told, { type: 'step' }>['step']
type RunTold = Extract<Told, { type: 'run' }>['run']

/** Steps of runs under way are kept for their run's end, of no more than so many runs. */
const mostRuns = 10_000
const ended = new Set(['succeeded', 'failed', 'cancelled', 'in-doubt'])

/** The exporter reads its address and headers from the environment, as the standard names them. Its parts are loaded here and not before. */
export async function startTraces(
  watch: (listener: (message: Told) => void) => () => void,
  version: string,
): Promise<Traces> {
  const [{ SpanStatusCode, context, trace }, { BatchSpanProcessor, NodeTracerProvider }, { OTLPTraceExporter }, rs] =
    await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/sdk-trace-node'),
      import('@opentelemetry/exporter-trace-otlp-proto'),
      import('@opentelemetry/resources'),
    ])
  const provider = new NodeTracerProvider({
    resource: rs.resourceFromAttributes({ 'service.name': 'rainmaker', 'service.version': version }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  })
  const tracer = provider.getTracer('rainmaker')
  const steps = new Map<string, StepTold[]>()

  function write(run: RunTold): void {
    const root = tracer.startSpan(run.workflowName, {
      root: true,
      startTime: at(run.queuedAt),
      attributes: aboutRun(run),
    })
    const within = trace.setSpan(context.active(), root)
    for (const step of steps.get(run.id) ?? []) {
      const span = startStep(tracer, step, within)
      if (step.problem) span.setStatus({ code: SpanStatusCode.ERROR, message: step.problem.what })
      span.end(at(step.finishedAt ?? step.startedAt))
    }
    if (run.problem) root.setStatus({ code: SpanStatusCode.ERROR, message: run.problem.what })
    root.end(at(run.finishedAt ?? run.queuedAt))
    steps.delete(run.id)
  }

  const stop = watch((message) => {
    if (message.type === 'run' && ended.has(message.run.status)) write(message.run)
    if (message.type !== 'step' || !message.step.finishedAt || steps.size >= mostRuns) return
    steps.set(message.runId, [...(steps.get(message.runId) ?? []), message.step])
  })

  return {
    async close() {
      stop()
      await provider.shutdown()
    },
  }
}

const at = (iso: string): Date => new Date(iso)

function aboutRun(run: RunTold) {
  return {
    'rainmaker.run.id': run.id,
    'rainmaker.run.status': run.status,
    'rainmaker.workflow.id': run.workflowId,
    'rainmaker.workflow.version': run.workflowVersion,
    'rainmaker.api_calls': run.apiCalls,
    ...(run.recordId ? { 'rainmaker.record.id': run.recordId } : {}),
    ...(run.problem ? { 'rainmaker.problem': run.problem.code } : {}),
  }
}

function startStep(tracer: Tracer, step: StepTold, within: Parameters<Tracer['startSpan']>[2]) {
  const attributes = {
    'rainmaker.step.path': step.path,
    'rainmaker.step.kind': step.kind,
    'rainmaker.step.status': step.status,
    'rainmaker.step.attempt': step.attempt,
    'rainmaker.api_calls': step.apiCalls,
    ...(step.action ? { 'rainmaker.action': step.action } : {}),
    ...(step.writeClass ? { 'rainmaker.write_class': step.writeClass } : {}),
  }
  return tracer.startSpan(step.title ?? step.action ?? step.path, { startTime: at(step.startedAt), attributes }, within)
}
