/** An org without a server, with its event bus, for the tests of events. */

import type { TestContext } from 'node:test'
import { loadObjects } from '../../objects/index.ts'
import { createOrg, type Org } from '../../org/index.ts'
import { EventBus } from '../bus.ts'
import type { BusEvent, ChangeEvent } from '../event.ts'

export interface OpenBus {
  org: Org
  bus: EventBus
  /** Events of a topic, oldest first. */
  events(topic: string): BusEvent[]
  changes(topic: string): ChangeEvent[]
}

/** Ends with the test. With a folder, the org and the bus come back from it. */
export async function openBus(t: TestContext, dataDir?: string): Promise<OpenBus> {
  const folder = dataDir === undefined ? {} : { dataDir }
  const org = await createOrg({ objects: await loadObjects(), ...folder })
  const bus = new EventBus({ org, ...folder })
  t.after(() => {
    bus.close()
    org.close()
  })
  function events(name: string): BusEvent[] {
    const topic = bus.topic(name)
    return topic ? bus.read(topic, bus.floor, Number.POSITIVE_INFINITY).events : []
  }
  return { org, bus, events, changes: (name) => events(name).filter((event) => event.kind === 'change') }
}
