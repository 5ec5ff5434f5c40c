/** How the server itself is doing, told to the programs that watch servers: metrics for Prometheus, traces for OpenTelemetry. */
export { createMetrics, type Metrics } from './metrics.ts'
export { startTraces, type Traces } from './traces.ts'
