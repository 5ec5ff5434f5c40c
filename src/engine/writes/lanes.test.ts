import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLanes, type Lanes, laneCalls } from './lanes.ts'

/** Servers with their rows, as the database holds them. */
function fleet(count: number) {
  const servers = Array.from({ length: count }, () => ({ lanes: createLanes(), row: 1 }))
  const others = (own: number) => servers.reduce((sum, { row }, at) => (at === own ? sum : sum + row), 0)
  return {
    servers,
    write(at: number) {
      const server = servers[at]
      if (server) server.row = server.lanes.claim(count)
    },
    read: (at: number) => servers[at]?.lanes.settle(servers[at]?.row ?? 0, others(at)),
  }
}

/** Sends as many as there is room for; gives how many are out. */
function fill(lanes: Lanes): number {
  const lane = lanes.of('org')
  while (lanes.hasRoom(lane)) lane.calls += 1
  return lane.calls
}

test('a server alone uses all of it', () => {
  assert.equal(fill(createLanes()), laneCalls)
})

test('one that comes leaves what is out to the first, until it is back', () => {
  const { servers, write, read } = fleet(2)
  const [first, second] = servers.map(({ lanes }) => lanes)
  assert.ok(first && second)
  fill(first)
  for (const at of [0, 1, 0, 1]) {
    write(at)
    read(at)
  }
  assert.equal(fill(second), 1)
  first.of('org').calls = 0
  for (const at of [0, 1]) {
    write(at)
    read(at)
  }
  assert.deepEqual([fill(first), fill(second)], [10, 10])
})

test('in whatever order rows are written and read, never more than 25 are out', () => {
  const { servers, write, read } = fleet(4)
  let random = 7
  const pick = (count: number) => {
    random = (random * 48_271) % 2_147_483_647
    return random % count
  }
  const moves = [write, read, (at: number) => void fill(servers[at]?.lanes ?? createLanes())]
  for (const { lanes } of servers) lanes.settle(lanes.claim(4), 0)
  for (const { lanes } of servers) lanes.of('org').calls = 0
  for (const at of [0, 1, 2, 3]) write(at)
  for (const at of [0, 1, 2, 3]) read(at)
  for (let turn = 0; turn < 2000; turn++) {
    moves[pick(3)]?.(pick(4))
    const out = servers.map(({ lanes }) => lanes.of('org'))
    assert.ok(out.reduce((sum, { calls }) => sum + calls, 0) <= 25)
    const back = out[pick(4)]
    if (back && back.calls > 0) back.calls -= 1
  }
})
