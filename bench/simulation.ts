/**
 * Random workflows, records, faults, deaths at statements of the database and jumps of the clock, all from one number; then
 * events, runs and journal are compared with what the org has. `node bench/simulation.ts [--seeds 20] [--from 1]`.
 * A seed that fails prints the command that plays it again: the same play, though threads and sockets keep their own time.
 */
import { parseArgs } from 'node:util'
import { playSeeds } from './simulation/play.ts'

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '20' }, from: { type: 'string', default: '1' } },
})
const began = Date.now()
const played = await playSeeds(Number(values.from), Number(values.seeds), ({ seed, story, wrong }) => {
  console.log(`seed ${seed}: ${wrong.length === 0 ? 'holds' : 'BROKEN'}  ${story}`)
  for (const line of wrong) console.log(`    ${line}`)
  if (wrong.length > 0) console.log(`    again: node bench/simulation.ts --from ${seed} --seeds 1`)
})
const broken = played.filter(({ wrong }) => wrong.length > 0)
console.log(
  `${played.length - broken.length} of ${played.length} seeds hold, ${Math.round((Date.now() - began) / 1000)} s`,
)
// Those that died in the middle of something leave timers behind that nobody clears.
process.exit(broken.length > 0 ? 1 : 0)
