/**
 * The ports of the Pub/Sub API, one with TLS and one without. gRPC itself is loaded when the first client comes: it
 * takes a fifth of a second and thirty megabytes, and most uses of a local org never need it.
 */

import type { AddressInfo } from 'node:net'
import { createServer, type Server, type Socket } from 'node:net'
import type { EventBus, ManagedSubscriptions } from '../events/index.ts'
import type { TlsIdentity } from '../tls/index.ts'
import { PubSubFaults } from './faults.ts'
import type { GrpcDoor } from './open-grpc.ts'
import type { RefusalCode } from './refusal-codes.ts'

export interface PubSubWish {
  bus: EventBus
  managed: ManagedSubscriptions
  tls: TlsIdentity
  host: string
  /** Without TLS; 0 takes a free one. */
  port: number
  /** With TLS; 0 takes a free one. */
  tlsPort: number
  /** Ms without events after which subscribers get an empty response. Default one minute. */
  keepAliveMs?: number
}

export interface PubSub {
  port: number
  tlsPort: number
  /** PEM of the authority behind the TLS port. */
  ca: string
  faults: PubSubFaults
  /** Ends all open streams with a code. */
  endStreams(code: RefusalCode): void
  close(): Promise<void>
}

const usualKeepAliveMs = 60_000

/** Rejects when a port cannot be had. */
export async function listenPubSub(wish: PubSubWish): Promise<PubSub> {
  const { bus, managed, tls, host, keepAliveMs = usualKeepAliveMs } = wish
  const faults = new PubSubFaults()
  let opened: GrpcDoor | undefined
  let opening: Promise<GrpcDoor> | undefined

  async function open(): Promise<GrpcDoor> {
    const [{ openGrpc }, { createCodec }] = await Promise.all([import('./open-grpc.ts'), import('./codec.ts')])
    const service = { bus, codec: createCodec(bus), managed, active: new Set<string>(), keepAliveMs }
    opened = await openGrpc({ service, faults, tls })
    return opened
  }

  function accept(give: (door: GrpcDoor, socket: Socket) => void): (socket: Socket) => void {
    return (socket) => {
      if (opened) return give(opened, socket)
      opening ??= open()
      opening
        .then((door) => give(door, socket))
        .catch((failure: unknown) => socket.destroy(failure instanceof Error ? failure : undefined))
    }
  }

  const plain = await listen(
    host,
    wish.port,
    accept((door, socket) => door.plain(socket)),
  )
  const secure = await listen(
    host,
    wish.tlsPort,
    accept((door, socket) => door.secure(socket)),
  )
  const endStreams = (code: RefusalCode) => opened?.endStreams(code)
  const unhear = bus.onEnd(() => endStreams('service.unavailable'))

  async function close(): Promise<void> {
    unhear()
    const closed = [plain, secure].map((server) => new Promise((resolve) => server.close(resolve)))
    const door = await opening
    door?.close()
    await Promise.all(closed)
  }
  return { port: portOf(plain), tlsPort: portOf(secure), ca: tls.ca, faults, endStreams, close }
}

function listen(host: string, port: number, accept: (socket: Socket) => void): Promise<Server> {
  const server = createServer({ noDelay: true }, accept)
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(server))
  })
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}
