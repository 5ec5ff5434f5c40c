/** PublishStream: batch after batch of platform events of one topic, each answered when it is published. */

import type { Topic } from '../../events/index.ts'
import { checkSession } from '../caller.ts'
import type { PublishRequest, PublishResponse } from '../messages.ts'
import type { StreamMethod } from '../method.ts'
import { publish, publishTopic } from '../publishing.ts'
import { PubSubRefusal } from '../refusal-codes.ts'

export const method: StreamMethod<PublishRequest, PublishResponse> = {
  kind: 'stream',
  open(service, peer) {
    let topic: Topic | undefined
    return {
      hear(request) {
        checkSession(peer.session, service.bus.org)
        topic ??= publishTopic(service, peer, request.topicName)
        if (request.topicName && request.topicName !== topic.name) throw new PubSubRefusal('publish.topic.mismatch')
        peer.send(publish(service, peer, topic, request))
      },
    }
  },
}
