/** Objects whose changes a channel carries: the selection of Change Data Capture (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_platformeventchannelmember.htm). */

import { changeEventName } from '../../events/index.ts'
import { dropComponent, storeComponent, storedComponent, storedNames } from '../component-store.ts'
import { type Facts, factText, toXml } from '../facts.ts'
import type { Ground } from '../ground.ts'
import type { MetadataType } from '../metadata-type.ts'
import { invalid, missing, notThere, unsupported } from '../refusals.ts'
import channelType from './PlatformEventChannel.ts'

const type = 'PlatformEventChannelMember'
/** The channel every org has. */
const standardChannel = 'ChangeEvents'

export default {
  name: type,
  prefix: '0v8',
  file: { directory: 'platformEventChannelMembers', suffix: 'platformEventChannelMember' },
  order: 95,
  fullNames: (ground) => [...new Set([...ground.events.selected.map(usualName), ...storedNames(ground, type)])],
  read(ground, fullName) {
    const stored = storedComponent(ground, type, fullName)
    if (stored) return toXml(stored.facts)
    const object = ground.events.selected.find((name) => usualName(name) === fullName)
    return object === undefined ? undefined : { eventChannel: standardChannel, selectedEntity: changeEventName(object) }
  },
  plan(draft, fullName, facts) {
    const { ground } = draft
    for (const element of ['filterExpression', 'enrichedFields']) {
      if (facts[element]) throw unsupported(`${element} of channel members`)
    }
    const channel = factText(facts, 'eventChannel')
    if (!channel) throw missing('eventChannel')
    if (channel !== standardChannel) draft.need(channelType.name, channel, ground.events.channels.get(channel))
    const object = objectOf(ground, facts)
    return {
      created: this.read(ground, fullName) === undefined,
      apply() {
        join(ground, channel, object)
        storeComponent(ground, type, fullName, facts)
      },
    }
  },
  remove(ground, fullName) {
    const stored = storedComponent(ground, type, fullName)
    const object = stored
      ? objectOf(ground, stored.facts)
      : ground.events.selected.find((name) => usualName(name) === fullName)
    if (object === undefined) throw notThere(type, fullName)
    leave(ground, (stored && factText(stored.facts, 'eventChannel')) ?? standardChannel, object)
    dropComponent(ground, type, fullName)
  },
} satisfies MetadataType

/** What Salesforce calls the member when nobody named it. */
function usualName(object: string): string {
  return `${standardChannel}_${changeEventName(object)}`
}

function objectOf({ org }: Ground, facts: Facts): string {
  const entity = factText(facts, 'selectedEntity') ?? ''
  const objects = [...org.as(org.admin.id).objects()]
  const object = objects.find(({ name }) => changeEventName(name) === entity)
  if (!object) throw invalid(`Unable to find the specified selected entity: ${entity}`, 'selectedEntity')
  return object.name
}

function join({ events }: Ground, channel: string, object: string): void {
  if (channel !== standardChannel) {
    events.setChannel(channel, [...new Set([...(events.channels.get(channel) ?? []), object])])
  } else if (!events.selected.includes(object)) events.select([...events.selected, object])
}

function leave({ events }: Ground, channel: string, object: string): void {
  if (channel === standardChannel) events.select(events.selected.filter((name) => name !== object))
  else
    events.setChannel(
      channel,
      (events.channels.get(channel) ?? []).filter((name) => name !== object),
    )
}
