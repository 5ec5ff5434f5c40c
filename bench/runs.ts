/** How fast the engine works runs off. `node bench/runs.ts [--full] [--json] [--only part]` */
import { readFile } from 'node:fs/promises'
import { drain } from './runs/drain.ts'
import { startEngine } from './runs/engine.ts'
import { latency } from './runs/latency.ts'
import { startOrg } from './support/org.ts'
import { readOptions, report } from './support/report.ts'
import { startStore } from './support/store.ts'

/** No step that asks the org: what the engine itself costs. */
const bare = `
name: Bare
trigger: { on: manual }
steps:
  - id: one
    set: { a: "{{ json.n }}" }
  - id: two
    if: json.one.a > 0
    then:
      - id: three
        set: { b: "{{ json.one.a | plus: 1 }}" }
`

const options = readOptions()
const runs = options.full ? 5000 : 500
const pace = { perSecond: 100, seconds: options.full ? 30 : 5 }
const [org, store] = await Promise.all([startOrg('demo'), startStore()])
const running = await startEngine(org, store)
const { engine, workflows, connectionId } = running
try {
  const { id: bareId } = await workflows.save(bare)
  const qualification = await workflows.save(
    await readFile(new URL('../templates/lead-qualification.yaml', import.meta.url), 'utf8'),
  )
  const startBare = (n: number) => engine.startByHand(bareId, { payload: { n: n + 1 } })
  const parts = [
    {
      name: 'bare drain',
      run: () =>
        drain('bare', runs, running, org, () => Promise.all(Array.from({ length: runs }, (_, n) => startBare(n)))),
    },
    { name: 'bare latency', run: () => latency('bare', pace, running, startBare) },
    {
      name: 'lead qualification drain',
      async run() {
        await workflows.setActive(qualification.id, true)
        await engine.pollNow(connectionId)
        for (let made = 0; made < runs; made += 1000) {
          await org.control.post('/leads', { count: Math.min(1000, runs - made) })
        }
        await org.control.advanceClock(10_000)
        return drain('lead qualification', runs, running, org, () => engine.pollNow(connectionId))
      },
    },
    {
      name: 'lead qualification latency',
      async run() {
        const query = 'SELECT FIELDS(STANDARD) FROM Lead ORDER BY CreatedDate LIMIT 1000'
        const { records } = await org.client('people').queryPage(query)
        // Half of what makes a busy machine's line grow without end.
        const half = { ...pace, perSecond: pace.perSecond / 2 }
        return latency('lead qualification', half, running, (n) => {
          const payload = records[n % records.length] ?? {}
          return engine.startByHand(qualification.id, { payload, recordId: String(payload['Id']) })
        })
      },
    },
  ]
  await report('Runs', options, parts)
} finally {
  await engine.stop()
  await store.close()
  await org.stop()
}
