/** Finds the topic of a call and sees that the user may read it. */

import type { EventBus, Topic } from '../events/index.ts'
import type { Session } from '../org/index.ts'
import { PubSubRefusal } from './refusal-codes.ts'
import { tenantOf } from './tenant.ts'

/** Throws PubSubRefusal when there is no such topic or the user may not read its object. */
export function topicOf(bus: EventBus, session: Session, name: string): Topic {
  if (name === '') throw new PubSubRefusal('topic.validation.empty')
  const about = { org: tenantOf(bus.org), topic: name }
  const topic = bus.topic(name)
  if (!topic || topic.kind === 'stream') throw new PubSubRefusal('topic.not.found', about)
  if (topic.object && !bus.org.as(session.userId).object(topic.object.name)) {
    throw new PubSubRefusal('subscription.topic.cannot.subscribe', about)
  }
  return topic
}
