/** ManagedSubscribe: a subscription whose position the org keeps, moved on by commits. */

import { type ManagedSubscription, replayIdFromBytes } from '../../events/index.ts'
import { checkSession } from '../caller.ts'
import { Feed } from '../feed.ts'
import type { CommitRequest, CommitResponse, ManagedFetchRequest, ManagedFetchResponse } from '../messages.ts'
import type { Peer, Service, StreamMethod } from '../method.ts'
import { isKept } from '../position.ts'
import { PubSubRefusal } from '../refusal-codes.ts'
import { topicOf } from '../topic.ts'

export const method: StreamMethod<ManagedFetchRequest, ManagedFetchResponse> = {
  kind: 'stream',
  open(service, peer) {
    let held: { subscription: ManagedSubscription; feed: Feed } | undefined
    return {
      hear(request) {
        checkSession(peer.session, service.bus.org)
        if (request.numRequested < 0) throw new PubSubRefusal('managed.subscription.fetch.request.events.invalid')
        held ??= take(service, peer, request)
        const { subscription, feed } = held
        if (request.numRequested > 0) feed.request(request.numRequested)
        const wish = request.commitReplayIdRequest
        if (wish) peer.send({ rpcId: peer.rpcId, commitResponse: commit(service, subscription, wish) })
      },
      resume: () => held?.feed.resume(),
      close() {
        held?.feed.close()
        if (held) service.active.delete(held.subscription.id)
      },
    }
  },
}

/** Opens the feed of a subscription that nobody else reads now. */
function take(service: Service, peer: Peer<ManagedFetchResponse>, request: ManagedFetchRequest) {
  const { bus, codec, keepAliveMs, active } = service
  const subscription = named(service, request)
  if (request.commitReplayIdRequest) {
    throw new PubSubRefusal('managed.subscription.fetch.request.commit.request.restricted')
  }
  if (subscription.state === 'STOP') throw new PubSubRefusal('managed.subscription.config.stopped')
  if (active.has(subscription.id)) throw new PubSubRefusal('managed.subscription.already.active')
  const feed = new Feed({
    bus,
    codec,
    topic: topicOf(bus, peer.session, subscription.topic),
    position: startOf(service, subscription),
    keepAliveMs,
    send: (response) => peer.send({ ...response, rpcId: peer.rpcId }),
    check: () => checkSession(peer.session, bus.org),
    fail: peer.fail,
  })
  active.add(subscription.id)
  return { subscription, feed }
}

/** The subscription of an id or of a developer name, one of which must be given. */
function named({ managed }: Service, { subscriptionId, developerName }: ManagedFetchRequest): ManagedSubscription {
  if ((subscriptionId === '') === (developerName === '')) {
    throw new PubSubRefusal('managed.subscription.id.or.developer.name.empty')
  }
  if (subscriptionId !== '' && ![15, 18].includes(subscriptionId.length)) {
    throw new PubSubRefusal('managed.subscription.subscription.id.invalid')
  }
  const found = managed.list.find(({ id, developerName: name }) => {
    return subscriptionId === '' ? name === developerName : id.slice(0, 15) === subscriptionId.slice(0, 15)
  })
  if (found) return found
  const missing = subscriptionId === '' ? 'developer.name.not.found' : 'subscription.id.not.found'
  throw new PubSubRefusal(`managed.subscription.${missing}`)
}

function startOf({ bus }: Service, { committed, defaultReplay, errorRecoveryReplay }: ManagedSubscription): number {
  if (committed !== null && isKept(bus, committed)) return committed
  const preset = committed === null ? defaultReplay : errorRecoveryReplay
  return preset === 'EARLIEST' ? bus.floor : bus.last
}

function commit(
  { bus, managed }: Service,
  { developerName }: ManagedSubscription,
  wish: CommitRequest,
): CommitResponse {
  const answer = { ...wish, processTime: bus.org.clock.now() }
  const position = replayIdFromBytes(wish.replayId)
  if (position === undefined || !isKept(bus, position)) {
    return { ...answer, error: { code: 'COMMIT', msg: 'The Replay ID to commit is invalid.' } }
  }
  managed.commit(developerName, position)
  return answer
}
