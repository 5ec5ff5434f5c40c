/** Long calls on one org: all servers together keep below Salesforce's 25. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { openLab } from '../support/engine-lab.ts'
import { tinyOrg } from '../support/engine-org.ts'
import { until } from '../support/product.ts'
import { testStore } from '../support/store.ts'

const salesforceAllows = 25

test('a second server comes while the first uses all of it: never more than 25 calls, then both share', async (t) => {
  const store = await testStore()
  const org = await tinyOrg()
  const servers = [1, 2].map(() => openLab({ store, orgUrl: org.url, runsAtOnce: 60 }))
  t.after(async () => {
    for (const { engine } of servers) await engine.stop()
    await org.close()
  })
  let out = 0
  let most = 0
  let letBack: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    letBack = resolve
  })
  org.misbehave = async () => {
    out += 1
    most = Math.max(most, out)
    await held
    await sleep(300)
    out -= 1
    return 'none' as const
  }
  const [first, second] = servers
  assert.ok(first && second)
  await first.engine.start()
  // Steps with different time limits never share a call.
  for (let timeoutMs = 240_000; timeoutMs < 240_070; timeoutMs++) {
    const found = { onError: 'stop' as const, id: 'found', action: 'findRow', with: { key: 'k' }, timeoutMs }
    await first.start(await first.save([found]), [{}])
  }
  await until('twenty calls out at once', async () => out === 20)
  await sleep(200)
  assert.equal(most, 20)
  await second.engine.start()
  // So long it could make the mistake of taking what it may not.
  await sleep(3500)
  letBack()
  await first.finished()
  assert.ok(most <= salesforceAllows, `${most} at once`)
  assert.ok(most >= 20)
})
