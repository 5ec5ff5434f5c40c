import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createFairLine } from './fair-line.ts'

const places = (line: ReturnType<typeof createFairLine>, workflow: string, count: number) =>
  Array.from({ length: count }, () => line.placeOf(workflow))

test('a few runs stand before the many that another workflow put in line earlier', () => {
  const line = createFairLine(0)
  const noisy = places(line, 'noisy', 10_000)
  const quiet = places(line, 'quiet', 10)
  const before = noisy.filter((place) => place <= (quiet.at(-1) ?? 0))
  assert.ok(before.length < 100)
})

test('within a workflow the order stays', () => {
  const line = createFairLine(3)
  const own = places(line, 'a', 500)
  assert.deepEqual(
    own,
    own.toSorted((a, b) => a - b),
  )
  assert.equal(own[0], 3)
})

test('who comes later does not overtake those who have waited since', () => {
  const line = createFairLine(0)
  places(line, 'noisy', 10_000)
  line.reached(150)
  assert.equal(line.placeOf('late'), 150)
  assert.equal(line.front(), 150)
  line.reached(20)
  assert.equal(line.front(), 150)
})

test('workflows that are done are forgotten without a change in the order', () => {
  const line = createFairLine(0)
  for (let id = 0; id < 2000; id++) line.placeOf(`once ${id}`)
  const last = places(line, 'busy', 1000).at(-1) ?? 0
  line.reached(5)
  assert.ok(line.placeOf('busy') >= last)
})
