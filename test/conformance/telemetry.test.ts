/** What programs that watch servers are told: metrics to be fetched, traces sent. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { until } from '../support/product.ts'
import { serverLab } from '../support/server-lab.ts'

const sent: Buffer[] = []
const collector = createServer(async (request, answer) => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  if (request.url === '/v1/traces') sent.push(Buffer.concat(parts))
  answer.writeHead(200, { 'content-type': 'application/x-protobuf' }).end()
})
await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
after(() => collector.close())
// The exporter reads its address from the environment, as its standard says.
process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`
process.env['OTEL_BSP_SCHEDULE_DELAY'] = '100'

test('runs are counted, calls are counted, and each run is a trace', async () => {
  const lab = await serverLab({ OTEL_EXPORTER_OTLP_ENDPOINT: process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] ?? '' })
  const scrape = async () => {
    const key = (await readFile(join(lab.dataDir, 'api.key'), 'utf8')).trim()
    const answer = await fetch(`${lab.url}/metrics`, { headers: { authorization: `Bearer ${key}` } })
    assert.match(answer.headers.get('content-type') ?? '', /^text\/plain/)
    return answer.text()
  }
  assert.equal((await fetch(`${lab.url}/metrics`)).status, 401)
  await scrape()
  const workflow = await lab.listen('appEvent', { name: 'WATCHED' })
  await lab.ask('POST', '/api/v1/app-events', { type: 'WATCHED', payload: { n: 1 } })
  await lab.ran(workflow, 1)
  // The run is told of when it has been written.
  const text = await until('the run to be counted', async () => {
    const told = await scrape()
    return /^rainmaker_runs_total/m.test(told) && told
  })
  assert.match(text, /^rainmaker_runs_total\{workflow="[^"]+",status="succeeded"\} 1$/m)
  assert.match(text, /^rainmaker_run_seconds_count\{workflow="[^"]+"\} 1$/m)
  assert.match(text, /^rainmaker_event_position\{name=""\} \d+$/m)
  assert.match(text, /^rainmaker_connections\{name="connected"\} 1$/m)
  assert.match(text, /^rainmaker_process_resident_memory_bytes \d+$/m)
  await until('a trace to arrive', async () => sent.length > 0)
  assert.ok(Buffer.concat(sent).includes('rainmaker.run.id'))
})
