/** The messages of pubsub.proto as the loader gives and takes them. */

export interface TopicInfo {
  topicName: string
  canSubscribe: boolean
  schemaId: string
}

export interface SchemaInfo {
  schemaJson: string
  schemaId: string
}

export interface ConsumerEvent {
  event: { id: string; schemaId: string; payload: Buffer }
  replayId: Buffer
}

export interface FetchRequest {
  topicName?: string
  replayPreset?: 'LATEST' | 'EARLIEST' | 'CUSTOM'
  replayId?: Buffer
  numRequested: number
}

export interface FetchResponse {
  events: ConsumerEvent[]
  latestReplayId: Buffer
  rpcId: string
  pendingNumRequested: number
}
