/** Objects whose changes, or platform events, a channel carries: the selection of Change Data Capture (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_platformeventchannelmember.htm). */

import { checkFilter, eventNameOf, fieldsBehind, isPlatformEvent } from '../../events/index.ts'
import { dropComponent, storeComponent, storedComponent, storedNames } from '../component-store.ts'
import { Draft } from '../draft.ts'
import { type Facts, factList, factText, toXml } from '../facts.ts'
import type { Ground } from '../ground.ts'
import type { MetadataType } from '../metadata-type.ts'
import { invalid, missing, notThere } from '../refusals.ts'
import channelType from './PlatformEventChannel.ts'

const type = 'PlatformEventChannelMember'
/** The channel every org has. */
const standardChannel = 'ChangeEvents'
/** Fields a member may add. */
const mostEnriched = 10

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
    return object === undefined ? undefined : { eventChannel: standardChannel, selectedEntity: eventNameOf(object) }
  },
  plan(draft, fullName, facts) {
    const { ground } = draft
    const channel = factText(facts, 'eventChannel')
    if (!channel) throw missing('eventChannel')
    if (channel !== standardChannel) draft.need(channelType.name, channel, ground.events.channels.get(channel))
    const planned = (factText(facts, 'selectedEntity') ?? '').replace(/__ChangeEvent$/, '__c')
    if (draft.hasObject(planned) && !draft.existing(planned)) {
      return { created: true, apply: () => this.plan(new Draft(ground), fullName, facts).apply() }
    }
    const object = objectOf(ground, facts)
    checkKind(ground, channel, object)
    const wishes = wishesOf(ground, channel, object, facts)
    return {
      created: this.read(ground, fullName) === undefined,
      apply() {
        join(ground, channel, object)
        ground.events.setMember({ channel, object, ...wishes })
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
    const channel = (stored && factText(stored.facts, 'eventChannel')) ?? standardChannel
    leave(ground, channel, object)
    ground.events.setMember({ channel, object, enrichedFields: [] })
    dropComponent(ground, type, fullName)
  },
} satisfies MetadataType

/** What Salesforce calls the member when nobody named it. */
function usualName(object: string): string {
  return `${standardChannel}_${eventNameOf(object)}`
}

function objectOf({ org }: Ground, facts: Facts): string {
  const entity = factText(facts, 'selectedEntity') ?? ''
  const objects = [...org.as(org.admin.id).objects()]
  const object = objects.find(({ name }) => eventNameOf(name) === entity)
  if (!object) throw invalid(`Unable to find the specified selected entity: ${entity}`, 'selectedEntity')
  return object.name
}

/** A channel carries changes or platform events, not both. A channel that comes in the same deployment is taken at its word. */
function checkKind({ events }: Ground, channel: string, object: string): void {
  const kind = channel === standardChannel ? 'data' : events.channelKind(channel)
  if (kind === undefined || (kind === 'event') === isPlatformEvent(object)) return
  throw invalid(`The selected entity ${eventNameOf(object)} does not fit the channel ${channel}.`, 'selectedEntity')
}

/** What the member adds to events, and which of them it holds back. Throws OrgError. */
function wishesOf({ org, events }: Ground, channel: string, object: string, facts: Facts) {
  const enrichedFields = factList(facts, 'enrichedFields').map((one) => factText(one, 'name') ?? '')
  if (enrichedFields.length > mostEnriched) {
    throw invalid(`You can enrich at most ${mostEnriched} fields of ${object} in a channel.`, 'enrichedFields')
  }
  const shape = events.shapeOf(object)
  const unknown = enrichedFields.find((name) => !shape || fieldsBehind(name, shape).length === 0)
  if (unknown !== undefined) throw invalid(`The field ${unknown} is not in the change event of ${object}.`, 'name')
  const filterExpression = factText(facts, 'filterExpression')?.trim()
  if (!filterExpression) return { enrichedFields }
  if (channel === standardChannel) {
    throw invalid('Filter expressions are only supported in members of custom channels.', 'filterExpression')
  }
  checkFilter(org.as(org.admin.id), object, filterExpression)
  return { enrichedFields, filterExpression }
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
