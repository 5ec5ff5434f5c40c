/** Events over the Pub/Sub API: published in batches, delivered as they come, and read again from the beginning. */
import type { FetchResponse, TopicInfo } from '../../local-org/pubsub/messages.ts'
import { TestClient } from '../../local-org/pubsub/testing/open-pubsub.ts'
import { timed } from '../support/measure.ts'
import type { Part } from '../support/report.ts'
import type { Bench } from './bench.ts'

const topicName = '/event/Sample__e'
const perPublish = 200
/** Salesforce lets a subscriber have so many outstanding. */
const perFetch = 100
const latest = 0
const earliest = 1

export function pubsubParts({ org, options }: Bench): Part[] {
  const count = options.full ? 50_000 : 10_000

  async function publish(client: TestClient): Promise<void> {
    const { schemaId } = await client.call<TopicInfo>('GetTopic', { topicName })
    const type = await client.typeOf(schemaId)
    const payload = type.toBuffer({ CreatedDate: 0, CreatedById: org.userId, Message__c: 'hello' })
    const events = Array.from({ length: perPublish }, () => ({ schemaId, payload }))
    for (let sent = 0; sent < count; sent += perPublish) await client.call('Publish', { topicName, events })
  }

  async function receive(client: TestClient, replayPreset: number, ready = () => {}): Promise<void> {
    const talk = client.open<FetchResponse>('Subscribe', { topicName, numRequested: perFetch, replayPreset })
    ready()
    for (let got = 0, open = perFetch; got < count; ) {
      const { events } = await talk.next()
      got += events.length
      open -= events.length
      if (open > perFetch / 2) continue
      talk.say({ topicName, numRequested: perFetch - open })
      open = perFetch
    }
    talk.cancel()
  }

  return [
    {
      name: 'pub/sub',
      async run() {
        const headers = { accesstoken: org.accessToken, instanceurl: org.url, tenantid: org.orgId }
        const client = new TestClient(org.pubsubPort, headers)
        const live = await timed(async () => {
          const received = receive(client, latest)
          await publish(client)
          await received
        })
        const again = await timed(() => receive(client, earliest))
        client.close()
        const rate = (ms: number) => count / (ms / 1000)
        return [
          {
            name: `Pub/Sub, ${count.toLocaleString('en')} events published and delivered`,
            value: rate(live),
            unit: '/s',
            goal: { atLeast: 5000 },
          },
          {
            name: 'Pub/Sub, the same read again from the beginning',
            value: rate(again),
            unit: '/s',
            goal: { atLeast: 5000 },
          },
        ]
      },
    },
  ]
}
