import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Step } from '../../workflows/index.ts'
import { stepOrder } from './step-order.ts'

const base = { onError: 'stop' as const }
const action = (id: string): Step => ({ ...base, id, action: 'createTask', with: {} })
const document: Step[] = [
  { ...base, id: 'worth', if: 'true', then: [action('yes')], else: [action('no')] },
  { ...base, id: 'each', selectMany: [], concurrency: 1, steps: [action('find'), action('add')] },
  action('last'),
]

test('steps are listed as the document stands, items in turn, ten after two', () => {
  const paths = ['last', 'each/10/find', 'each/2/add', 'each/2/find', 'each', 'no', 'worth', 'each/10/add']
  const sorted = paths
    .map((path) => ({ path }))
    .sort(stepOrder(document))
    .map(({ path }) => path)
  assert.deepEqual(sorted, ['worth', 'no', 'each', 'each/2/find', 'each/2/add', 'each/10/find', 'each/10/add', 'last'])
})
