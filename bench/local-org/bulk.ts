/** Bulk API 2.0, told by the job itself and by the bytes that arrive. */
import { addContacts } from '../support/data.ts'
import { memoryMb, timed } from '../support/measure.ts'
import type { Figure, Part } from '../support/report.ts'
import type { Bench } from './bench.ts'
import { BulkJobs } from './bulk-jobs.ts'

export function bulkParts(bench: Bench): Part[] {
  const jobs = new BulkJobs(bench.org)
  const loaded = bench.options.full ? 200_000 : 20_000
  return [
    { name: 'bulk ingest', run: () => ingest(jobs, loaded) },
    { name: 'bulk query', run: () => query(bench, jobs, loaded) },
  ]
}

async function ingest(jobs: BulkJobs, rows: number): Promise<Figure[]> {
  const ms = await timed(() => jobs.ingest(rows))
  return [
    {
      ...{ name: `Bulk 2.0 ingest of ${rows.toLocaleString('en')}`, value: rows / (ms / 1000), unit: 'rows/s' },
      ...{ goal: { atLeast: 20_000 }, note: 'upload included' },
    },
  ]
}

async function query({ org, options, size }: Bench, jobs: BulkJobs, loaded: number): Promise<Figure[]> {
  if (options.full) await addContacts(org.control, 1_000_000 - size.contacts - loaded)
  const before = memoryMb(org.pid)
  let count = 0
  const ms = await timed(async () => {
    count = await jobs.read()
  })
  const grown = memoryMb(org.pid, true) - before
  return [
    {
      ...{ name: `Bulk 2.0 query of ${count.toLocaleString('en')}`, value: count / (ms / 1000), unit: 'rows/s' },
      goal: { atLeast: 50_000 },
    },
    {
      ...{ name: '  and what the org grew by meanwhile', value: grown, unit: 'MB' },
      note: `on top of ${before.toFixed(0)} MB of records`,
    },
  ]
}
