/**
 * A widely used peer beside ours: the same local org, the same work (an event comes in, find, if, upsert), one after the other in
 * one sitting. Peers are installed for this and removed. `node bench/peers.ts [--full] [--json]`
 */
import { NotHere } from './peers/contender.ts'
import { type Measured, measure } from './peers/measure.ts'
import { startNodeRed } from './peers/node-red.ts'
import { startRainmaker } from './peers/rainmaker.ts'
import { type Figure, readOptions, report } from './support/report.ts'

const options = readOptions()
const [seconds, count] = options.full ? [20, 5000] : [5, 1000]
const { site, contender } = await startRainmaker()

/** Null when it cannot be had here; why is printed. */
async function peer(): Promise<{ name: string; measured: Measured } | null> {
  try {
    const other = await startNodeRed({ url: site.org.instanceUrl, accessToken: site.org.accessToken })
    try {
      return { name: other.name, measured: await measure(other, site.org, seconds, count) }
    } finally {
      await other.stop()
    }
  } catch (error) {
    if (!(error instanceof NotHere)) throw error
    console.log(`Skipped: ${error.message}`)
    return null
  }
}

const names: [key: keyof Measured, name: string, unit: string][] = [
  ['half', 'event to its written record at 100/s: half within', 'ms'],
  ['most', '  99 of 100 within', 'ms'],
  ['perSecond', 'with 25 under way', 'runs/s'],
  ['cpuMs', '  processor, with the database', 'ms/run'],
  ['calls', '  API calls', 'a run'],
  ['memory', '  memory of the server afterwards', 'MB'],
]

async function run(): Promise<Figure[]> {
  const beside = await peer()
  const ours = await measure(contender, site.org, seconds, count)
  return names.map(([key, name, unit]) => ({
    name,
    value: ours[key],
    unit,
    ...(beside && { beside: { [beside.name]: beside.measured[key] } }),
  }))
}

try {
  await report('Peers', options, [{ name: 'find, if, upsert', run }])
} finally {
  await contender.stop()
}
