/** How fast and how small the local org is. `node bench/local-org.ts [--full] [--json] [--only part]` */
import { bulkParts } from './local-org/bulk.ts'
import { pubsubParts } from './local-org/pubsub.ts'
import { queryParts } from './local-org/queries.ts'
import { rowParts } from './local-org/rows.ts'
import { startParts } from './local-org/start.ts'
import { fill, large, small } from './support/data.ts'
import { timed } from './support/measure.ts'
import { startOrg } from './support/org.ts'
import { type Part, readOptions, report } from './support/report.ts'

const options = readOptions()
const size = options.full ? large : small
const org = await startOrg()
try {
  let data = { parents: [''], contact: '' }
  const bench = { org, options, size, data: () => data }
  const filling: Part = {
    name: 'fill',
    always: true,
    async run() {
      const ms = await timed(async () => {
        data = await fill(org.control, size)
      })
      return [{ name: 'rows generated', value: (size.accounts + size.contacts) / (ms / 1000), unit: '/s' }]
    },
  }
  const measuring = [rowParts, queryParts, bulkParts, pubsubParts].flatMap((parts) => parts(bench))
  await report('Local org', options, [...startParts(options), filling, ...measuring])
} finally {
  await org.stop()
}
