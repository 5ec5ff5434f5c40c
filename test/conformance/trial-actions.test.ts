/** Every writing action of the catalogue, tried without a write: each says what it would do, and the org stays as it is. */
import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { z } from 'zod'
import { loadCatalog, readInput } from '../../src/connector/index.ts'
import { trialWatch } from '../../src/engine/trial/trial-watch.ts'
import { createGiven, withIds } from './catalogue-example.ts'
import { catalogueOrg } from './catalogue-org.ts'

const catalog = await loadCatalog()
const org = await catalogueOrg()
beforeEach(() => org.reset())
after(() => org.close())

const state = z.object({ lastCommit: z.unknown(), records: z.record(z.string(), z.number()) })
const stateNow = async () => state.parse(await org.control.get('/state'))

for (const action of catalog.actions().filter(({ writeClass }) => writeClass !== undefined)) {
  const example = action.examples.find(({ problem }) => problem === undefined)
  if (!example) continue
  test(`${action.id}: ${example.title}`, async () => {
    const ids = await createGiven(org.context.salesforce, example.given ?? {})
    const read = readInput(action, withIds(example.input, ids))
    assert.ok(read.ok)
    const before = await stateNow()
    const watch = trialWatch({ describe: (_id, object) => org.context.describe(object) })
    const step = {
      ...{ action, input: read.value, entry: { path: 'try', attempt: 1 } },
      run: { id: 'r', depth: 0, workflow: { document: {} } },
    }
    const watched = await watch.over(org.context.salesforce, 'c', [step])
    const outcomes = await action.run({ ...org.context, salesforce: watched.salesforce }, [read.value])
    await watched.settle(outcomes)
    const [outcome] = outcomes
    assert.ok(outcome?.ok, outcome?.ok === false ? outcome.problem.message : 'no outcome')
    assert.ok((watch.plans.get('try') ?? []).length > 0, 'a plan')
    assert.deepEqual(await stateNow(), before)
  })
}
