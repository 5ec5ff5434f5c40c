/** The gRPC side: one channel to the event service, its calls with the headers of a session. */
import {
  type ClientDuplexStream,
  credentials,
  loadPackageDefinition,
  Metadata,
  type ServiceClientConstructor,
  type ServiceError,
} from '@grpc/grpc-js'
import { loadSync } from '@grpc/proto-loader'
import { Problem } from '../../problems.ts'
import type { Session } from '../salesforce.ts'
import type { FetchRequest, FetchResponse, SchemaInfo, TopicInfo } from './messages.ts'
import { pubSubProblem } from './refusals.ts'

export interface PubSubAddress {
  host: string
  port: number
  /** False only for an org on this machine. */
  tls: boolean
  /** PEM of an authority to trust besides the usual ones. */
  ca?: string | undefined
}

export type FetchStream = ClientDuplexStream<FetchRequest, FetchResponse>

export interface Stub {
  /** Throw Problems. */
  topic(session: Session, topicName: string): Promise<TopicInfo>
  schema(session: Session, schemaId: string): Promise<SchemaInfo>
  subscribe(session: Session): FetchStream
  close(): void
}

const definition = loadSync(new URL('./pubsub.proto', import.meta.url).pathname, {
  enums: String,
  longs: Number,
  defaults: true,
})

const options = {
  // Without pings a dead line looks like a quiet one.
  'grpc.keepalive_time_ms': 60_000,
  'grpc.keepalive_timeout_ms': 20_000,
  // A hundred events of a megabyte each.
  'grpc.max_receive_message_length': 128 * 1024 * 1024,
  'grpc.enable_retries': 0,
}

const callMs = 30_000

type Unary = (
  request: object,
  metadata: Metadata,
  options: { deadline: number },
  done: (failure: ServiceError | null, answer: never) => void,
) => void

/** The service as it stands in the definition, package by package. */
function serviceNamed(...path: string[]): ServiceClientConstructor {
  let found: unknown = loadPackageDefinition(definition)
  for (const name of path) found = typeof found === 'object' && found !== null ? Reflect.get(found, name) : null
  if (isService(found)) return found
  throw new Problem('bug', { what: `${path.join('.')} is no service of pubsub.proto.`, fix: 'Please report this.' })
}

const isService = (found: unknown): found is ServiceClientConstructor =>
  typeof found === 'function' && 'serviceName' in found

export function openStub({ host, port, tls, ca }: PubSubAddress, orgId: string): Stub {
  const PubSub = serviceNamed('eventbus', 'v1', 'PubSub')
  const security = tls ? credentials.createSsl(ca ? Buffer.from(ca) : null) : credentials.createInsecure()
  const client = new PubSub(`${host}:${port}`, security, options)

  const headers = ({ accessToken, instanceUrl }: Session): Metadata => {
    const metadata = new Metadata()
    metadata.set('accesstoken', accessToken)
    metadata.set('instanceurl', instanceUrl)
    metadata.set('tenantid', orgId)
    return metadata
  }
  const call = <T>(method: string, session: Session, request: object): Promise<T> =>
    new Promise((resolve, reject) => {
      const unary = client[method]?.bind(client) as Unary
      const done = (failure: ServiceError | null, answer: T) =>
        failure ? reject(pubSubProblem(failure)) : resolve(answer)
      unary(request, headers(session), { deadline: Date.now() + callMs }, done)
    })
  return {
    topic: (session, topicName) => call('GetTopic', session, { topicName }),
    schema: (session, schemaId) => call('GetSchema', session, { schemaId }),
    subscribe: (session) => client['Subscribe']?.bind(client)(headers(session)) as FetchStream,
    close: () => client.close(),
  }
}
