/** GetTopic: what may be done with a topic, and the schema of its events. */

import type { TopicInfo, TopicRequest } from '../messages.ts'
import type { UnaryMethod } from '../method.ts'
import { tenantOf } from '../tenant.ts'
import { topicOf } from '../topic.ts'

export const method: UnaryMethod<TopicRequest, TopicInfo> = {
  kind: 'unary',
  answer({ bus }, { session, rpcId }, { topicName }) {
    const { object, kind } = topicOf(bus, session, topicName)
    return {
      topicName,
      tenantGuid: tenantOf(bus.org),
      canPublish: kind === 'platform' && object !== undefined,
      canSubscribe: true,
      // A channel of several objects has events of several schemas.
      schemaId: object ? (bus.shapeOf(object.name)?.schema.id ?? '') : '',
      rpcId,
    }
  },
}
