/** The gRPC server of the Pub/Sub API: each file of methods/ answers the method of its name. Loads gRPC and Avro. */

import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import {
  Server,
  ServerCredentials,
  type ServerDuplexStream,
  type ServerUnaryCall,
  type ServiceDefinition,
  type sendUnaryData,
} from '@grpc/grpc-js'
import { load } from '@grpc/proto-loader'
import { readFolder } from '../read-folder.ts'
import type { TlsIdentity } from '../tls/index.ts'
import { callerOf } from './caller.ts'
import type { PubSubFaults } from './faults.ts'
import type { Conversation, Service, StreamMethod, UnaryMethod } from './method.ts'
import { toServiceError } from './refusal.ts'
import { PubSubRefusal } from './refusal-codes.ts'

type Method = UnaryMethod<unknown, unknown> | StreamMethod<unknown, unknown>

export interface GrpcWish {
  service: Service
  faults: PubSubFaults
  tls: TlsIdentity
}

/** Takes over connections that others accepted. */
export interface GrpcDoor {
  plain(socket: Socket): void
  secure(socket: Socket): void
  /** Ends all streams with a code; the server goes on. */
  endStreams(code: PubSubRefusal['code']): void
  close(): void
}

/** Ends a stream, with a refusal. */
type Ending = (failure: unknown) => void

const serviceName = 'eventbus.v1.PubSub'

export async function openGrpc({ service, faults, tls }: GrpcWish): Promise<GrpcDoor> {
  const proto = new URL('pubsub_api.proto', import.meta.url)
  const definitions = await load(decodeURIComponent(proto.pathname), { enums: String, longs: Number, defaults: true })
  const methods = await readMethods()
  const streams = new Set<Ending>()
  const answer = (name: string, method: Method) =>
    method.kind === 'unary' ? unary(service, faults, name, method) : stream(service, faults, streams, name, method)
  const server = new Server({ 'grpc.max_receive_message_length': -1 })
  server.addService(
    definitions[serviceName] as ServiceDefinition,
    Object.fromEntries([...methods].map(([name, method]) => [name, answer(name, method)])),
  )
  const pair = { private_key: Buffer.from(tls.key), cert_chain: Buffer.from(tls.cert) }
  const plain = server.createConnectionInjector(ServerCredentials.createInsecure())
  const secure = server.createConnectionInjector(ServerCredentials.createSsl(null, [pair]))
  return {
    plain: (socket) => plain.injectConnection(socket),
    secure: (socket) => secure.injectConnection(socket),
    endStreams(code) {
      for (const end of [...streams]) end(new PubSubRefusal(code))
    },
    close() {
      for (const end of [...streams]) end(new PubSubRefusal('service.unavailable'))
      server.forceShutdown()
    },
  }
}

/** 'publish-stream.ts' answers PublishStream. */
async function readMethods(): Promise<Map<string, Method>> {
  const found = await readFolder<{ method: Method }>(new URL('./methods/', import.meta.url))
  return new Map(found.map(({ name, module }) => [methodName(name), module.method]))
}

function methodName(file: string): string {
  return file.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())
}

function unary(service: Service, faults: PubSubFaults, name: string, method: UnaryMethod<unknown, unknown>) {
  return (call: ServerUnaryCall<unknown, unknown>, callback: sendUnaryData<unknown>): void => {
    const rpcId = randomUUID()
    try {
      const session = callerOf(call.metadata, service.bus.org)
      faults.check(name)
      callback(null, method.answer(service, { session, rpcId }, call.request))
    } catch (failure) {
      callback(toServiceError(failure, rpcId, name))
    }
  }
}

function stream(
  service: Service,
  faults: PubSubFaults,
  streams: Set<Ending>,
  name: string,
  method: StreamMethod<unknown, unknown>,
) {
  return (call: ServerDuplexStream<unknown, unknown>): void => {
    const rpcId = randomUUID()
    let conversation: Conversation<unknown> | undefined
    function close(): boolean {
      conversation?.close?.()
      return streams.delete(fail)
    }
    function fail(failure: unknown): void {
      if (close()) call.emit('error', toServiceError(failure, rpcId, name))
    }
    function attempt(work: () => void): void {
      try {
        work()
      } catch (failure) {
        fail(failure)
      }
    }
    streams.add(fail)
    call.on('data', (message) => attempt(() => conversation?.hear(message)))
    call.on('drain', () => conversation?.resume?.())
    call.on('end', () => close() && call.end())
    call.on('cancelled', close)
    attempt(() => {
      const session = callerOf(call.metadata, service.bus.org)
      faults.check(name)
      conversation = method.open(service, { session, rpcId, fail, send: (message) => call.write(message) })
    })
  }
}
