import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { test } from 'node:test'
import { onWishedPort } from './wished-port.ts'

async function listen(port: number): Promise<Server> {
  const server = createServer().listen(port, '127.0.0.1')
  await once(server, 'listening')
  return server
}

const portOf = (server: Server) => (server.address() as AddressInfo).port

async function close(...servers: Server[]): Promise<void> {
  for (const server of servers) await new Promise((closed) => server.close(closed))
}

test('a port somebody has is not insisted on', async () => {
  const taken = await listen(0)
  const own = await onWishedPort(portOf(taken), listen)
  assert.notEqual(portOf(own), portOf(taken))
  await close(taken, own)
})

test('nor is one that somebody takes while we launch', async () => {
  const before = await listen(0)
  const wished = portOf(before)
  await close(before)
  const asked: number[] = []
  let quicker: Server | undefined
  const own = await onWishedPort(wished, async (port) => {
    asked.push(port)
    quicker ??= await listen(port)
    return listen(port)
  })
  assert.deepEqual(asked, [wished, 0])
  await close(own, ...(quicker ? [quicker] : []))
})

test('what fails for another reason is told, and not tried again', async () => {
  let times = 0
  const launch = async () => {
    times += 1
    throw new RangeError('no disk')
  }
  await assert.rejects(onWishedPort(0, launch), /no disk/)
  assert.equal(times, 1)
})
