/** Subscribe: the events of a topic from a position on, as many as the client asks for. */

import { checkSession } from '../caller.ts'
import { Feed } from '../feed.ts'
import type { FetchRequest, FetchResponse } from '../messages.ts'
import type { Peer, Service, StreamMethod } from '../method.ts'
import { startOf } from '../position.ts'
import { PubSubRefusal } from '../refusal-codes.ts'
import { topicOf } from '../topic.ts'

export const method: StreamMethod<FetchRequest, FetchResponse> = {
  kind: 'stream',
  open(service, peer) {
    let feed: Feed | undefined
    let topicName = ''
    return {
      hear(request) {
        checkSession(peer.session, service.bus.org)
        if (feed && request.topicName && request.topicName !== topicName) {
          throw new PubSubRefusal('subscription.fetch.topic.mismatch')
        }
        if (request.numRequested <= 0) throw new PubSubRefusal('subscription.fetch.requested.events.invalid')
        topicName ||= request.topicName
        feed ??= openFeed(service, peer, request)
        feed.request(request.numRequested)
      },
      resume: () => feed?.resume(),
      close: () => feed?.close(),
    }
  },
}

function openFeed({ bus, codec, keepAliveMs }: Service, peer: Peer<FetchResponse>, first: FetchRequest): Feed {
  return new Feed({
    bus,
    codec,
    topic: topicOf(bus, peer.session, first.topicName),
    position: startOf(bus, first),
    keepAliveMs,
    send: (response) => peer.send({ ...response, rpcId: peer.rpcId }),
    check: () => checkSession(peer.session, bus.org),
    fail: peer.fail,
  })
}
