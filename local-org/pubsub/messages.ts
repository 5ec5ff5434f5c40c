/** The messages of pubsub_api.proto as the loader gives and takes them: camel case, Buffers for bytes, enums by name. */

export interface TopicRequest {
  topicName: string
}

export interface TopicInfo {
  topicName: string
  tenantGuid: string
  canPublish: boolean
  canSubscribe: boolean
  schemaId: string
  rpcId: string
}

export interface SchemaRequest {
  schemaId: string
}

export interface SchemaInfo {
  schemaJson: string
  schemaId: string
  rpcId: string
}

export interface ProducerEvent {
  id: string
  schemaId: string
  payload: Buffer
}

export interface ConsumerEvent {
  event: ProducerEvent
  replayId: Buffer
}

export interface FetchRequest {
  topicName: string
  replayPreset: 'LATEST' | 'EARLIEST' | 'CUSTOM'
  replayId: Buffer
  numRequested: number
}

export interface FetchResponse {
  events: ConsumerEvent[]
  latestReplayId: Buffer
  rpcId: string
  pendingNumRequested: number
}

export interface Failure {
  code: 'UNKNOWN' | 'PUBLISH' | 'COMMIT'
  msg: string
}

export interface PublishRequest {
  topicName: string
  events: ProducerEvent[]
}

export interface PublishResult {
  replayId?: Buffer
  error?: Failure
  correlationKey: string
}

export interface PublishResponse {
  results: PublishResult[]
  schemaId: string
  rpcId: string
}

export interface CommitRequest {
  commitRequestId: string
  replayId: Buffer
}

export interface CommitResponse {
  commitRequestId: string
  replayId: Buffer
  error?: Failure
  processTime: number
}

export interface ManagedFetchRequest {
  subscriptionId: string
  developerName: string
  numRequested: number
  commitReplayIdRequest: CommitRequest | null
}

export interface ManagedFetchResponse extends Partial<FetchResponse> {
  rpcId: string
  commitResponse?: CommitResponse
}
