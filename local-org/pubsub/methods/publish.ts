/** Publish: one batch of platform events. */

import type { PublishRequest, PublishResponse } from '../messages.ts'
import type { UnaryMethod } from '../method.ts'
import { publish, publishTopic } from '../publishing.ts'

export const method: UnaryMethod<PublishRequest, PublishResponse> = {
  kind: 'unary',
  answer: (service, caller, request) =>
    publish(service, caller, publishTopic(service, caller, request.topicName), request),
}
