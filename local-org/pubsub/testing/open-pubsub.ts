/** An org with its Pub/Sub ports and a client of them, for tests. */

import type { TestContext } from 'node:test'
import {
  type ClientDuplexStream,
  credentials,
  loadPackageDefinition,
  Metadata,
  type ServiceClientConstructor,
  type ServiceError,
} from '@grpc/grpc-js'
import { loadSync } from '@grpc/proto-loader'
import avsc from 'avsc'
import { EventBus, ManagedSubscriptions } from '../../events/index.ts'
import { loadObjects } from '../../objects/index.ts'
import { createOrg, type Org } from '../../org/index.ts'
import { tlsIdentity } from '../../tls/index.ts'
import { listenPubSub, type PubSub } from '../index.ts'
import type { ConsumerEvent, SchemaInfo } from '../messages.ts'

export type Values = Record<string, unknown>

export interface OpenPubSub {
  org: Org
  bus: EventBus
  managed: ManagedSubscriptions
  pubsub: PubSub
  client: TestClient
  token: string
}

/** Tests move the clock by days. */
const aYear = 365 * 24 * 3_600_000

/** Everything ends with the test. */
export async function openPubSub(t: TestContext, keepAliveMs = 60_000): Promise<OpenPubSub> {
  const org = await createOrg({ objects: await loadObjects() })
  const bus = new EventBus({ org })
  const managed = new ManagedSubscriptions()
  const tls = await tlsIdentity([])
  const pubsub = await listenPubSub({ bus, managed, tls, host: '127.0.0.1', port: 0, tlsPort: 0, keepAliveMs })
  org.accounts.sessionLifetime = aYear
  const wish = { userId: org.admin.id, clientId: null, scope: 'api', refreshToken: false }
  const token = org.accounts.createSession(wish).session.accessToken
  const client = new TestClient(pubsub.port, { accesstoken: token, instanceurl: 'http://localhost', tenantid: org.id })
  t.after(async () => {
    client.close()
    await pubsub.close()
    bus.close()
    org.close()
  })
  return { org, bus, managed, pubsub, client, token }
}

const definition = loadSync(new URL('../pubsub_api.proto', import.meta.url).pathname, {
  enums: String,
  longs: Number,
  defaults: true,
})

/** Speaks to the Pub/Sub API as its clients do. With `ca`, by TLS. */
export class TestClient {
  readonly #client: InstanceType<ServiceClientConstructor>
  readonly #headers: Record<string, string>
  readonly #types = new Map<string, avsc.Type>()

  constructor(port: number, headers: Record<string, string>, ca?: string) {
    const root = loadPackageDefinition(definition) as unknown as {
      eventbus: { v1: { PubSub: ServiceClientConstructor } }
    }
    const security = ca ? credentials.createSsl(Buffer.from(ca)) : credentials.createInsecure()
    this.#client = new root.eventbus.v1.PubSub(`localhost:${port}`, security)
    this.#headers = headers
  }

  call<Answer>(method: string, request: Values): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#client[method]?.(request, this.#metadata(), (failure: ServiceError | null, answer: Answer) =>
        failure ? reject(failure) : resolve(answer),
      )
    })
  }

  open<Answer>(method: string, first?: Values): Talk<Answer> {
    const stream = this.#client[method]?.(this.#metadata()) as ClientDuplexStream<Values, Answer>
    if (first) stream.write(first)
    return new Talk(stream)
  }

  async typeOf(schemaId: string): Promise<avsc.Type> {
    const known = this.#types.get(schemaId)
    if (known) return known
    const { schemaJson } = await this.call<SchemaInfo>('GetSchema', { schemaId })
    const type = avsc.Type.forSchema(JSON.parse(schemaJson))
    this.#types.set(schemaId, type)
    return type
  }

  async decode({ event }: ConsumerEvent): Promise<Values> {
    const type = await this.typeOf(event.schemaId)
    // Plain objects: Avro's own have classes, which deepEqual minds.
    return JSON.parse(JSON.stringify(type.fromBuffer(event.payload))) as Values
  }

  close(): void {
    this.#client.close()
  }

  #metadata(): Metadata {
    const metadata = new Metadata()
    for (const [name, value] of Object.entries(this.#headers)) metadata.set(name, value)
    return metadata
  }
}

/** A stream read one answer at a time. */
export class Talk<Answer> {
  readonly #stream: ClientDuplexStream<Values, Answer>
  readonly #answers: Answer[] = []
  #waiting: (() => void) | undefined
  #failure: ServiceError | undefined
  #ended = false

  constructor(stream: ClientDuplexStream<Values, Answer>) {
    this.#stream = stream
    stream.on('data', (answer: Answer) => {
      this.#answers.push(answer)
      this.#waiting?.()
    })
    stream.on('error', (failure: ServiceError) => {
      this.#failure = failure
      this.#waiting?.()
    })
    stream.on('end', () => {
      this.#ended = true
      this.#waiting?.()
    })
  }

  say(message: Values): void {
    this.#stream.write(message)
  }

  /** The next answer; rejects with the stream's failure, or when it ended. */
  async next(): Promise<Answer> {
    for (;;) {
      const answer = this.#answers.shift()
      if (answer) return answer
      if (this.#failure) throw this.#failure
      if (this.#ended) throw new RangeError('The stream has ended.')
      await new Promise<void>((resolve) => {
        this.#waiting = resolve
      })
    }
  }

  end(): void {
    this.#stream.end()
  }

  cancel(): void {
    this.#stream.cancel()
  }
}
