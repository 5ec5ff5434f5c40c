/** Topics: `/data/AccountChangeEvent`, `/data/ChangeEvents`, `/data/Sales__chn`, `/event/Sample__e`, `/event/News__chn`, `/topic/Name`, `/u/Name`. */

import type { FieldDef, ObjectDef } from '../org/index.ts'
import type { BusEvent, ChangeEvent, PlatformEvent } from './event.ts'

/** A topic that can be read. */
export interface Topic {
  /** As asked for, '/data/AccountChangeEvent'. */
  name: string
  kind: BusEvent['kind']
  /** The object behind it; undefined for channels of several objects and for the older streams. */
  object: ObjectDef | undefined
  wants(event: BusEvent): boolean
  /** The event as this topic tells it. */
  tell(event: BusEvent): BusEvent
}

/** What a custom channel carries: changes of records, or platform events. */
export type ChannelKind = 'data' | 'event'

/** What tells which topics there are. */
export interface TopicSource {
  object(name: string): ObjectDef | undefined
  watches(object: string): boolean
  /** Custom channels, 'Sales__chn' -> objects. */
  channels: ReadonlyMap<string, readonly string[]>
  kindOf(channel: string): ChannelKind | undefined
  /** What a custom channel, or the one of all changes, makes of an event; undefined: it holds it back. */
  through(channel: string, event: ChangeEvent | PlatformEvent): BusEvent | undefined
}

/** 'AccountChangeEvent', 'Invoice__ChangeEvent'. */
export function changeEventName(object: string): string {
  return object.endsWith('__c') ? object.replace(/__c$/, '__ChangeEvent') : `${object}ChangeEvent`
}

/** The other way: undefined when it is no name of a change event. */
function objectOfChangeEvent(name: string): string | undefined {
  if (name.endsWith('__ChangeEvent')) return name.replace(/__ChangeEvent$/, '__c')
  return name.endsWith('ChangeEvent') ? name.replace(/ChangeEvent$/, '') : undefined
}

/** True for the API name of a platform event. */
export function isPlatformEvent(name: string): boolean {
  return name.endsWith('__e') || standardEvents.has(name)
}

/** Platform events that every org has. */
const standardEvents: ReadonlySet<string> = new Set(['BatchApexErrorEvent'])

/** What every platform event has; who and when is told before the fields of its own. */
const headFields: ReadonlySet<string> = new Set(['Id', 'ReplayId', 'CreatedDate', 'CreatedById', 'EventUuid'])

/** The fields of a platform event that are its own. */
export function ownFields({ fields }: ObjectDef): FieldDef[] {
  return fields.filter(({ name }) => !headFields.has(name))
}

/** What an object's events are called: its own name for a platform event. */
export function eventNameOf(object: string): string {
  return isPlatformEvent(object) ? object : changeEventName(object)
}

/** The channel that carries the changes of all selected objects. */
const allChanges = 'ChangeEvents'

const finders: Record<string, (source: TopicSource, name: string, event: string) => Topic | undefined> = {
  data: changeTopic,
  event: platformTopic,
  topic: streamTopic,
  u: streamTopic,
}

/** The topic of a name, or undefined when there is none: unknown, or its object is not watched. */
export function findTopic(source: TopicSource, name: string): Topic | undefined {
  const [, root = '', event = ''] = /^\/(\w+)\/(.+)$/.exec(name) ?? []
  return finders[root]?.(source, name, event)
}

const asItIs = (event: BusEvent): BusEvent => event

function platformTopic(source: TopicSource, name: string, event: string): Topic | undefined {
  if (source.kindOf(event) === 'event') return channelTopic(source, name, event, source.channels.get(event))
  const object = isPlatformEvent(event) ? source.object(event) : undefined
  if (!object) return undefined
  return {
    name,
    kind: 'platform',
    object,
    wants: ({ kind, subject }) => kind === 'platform' && subject === object.name,
    tell: asItIs,
  }
}

function changeTopic(source: TopicSource, name: string, event: string): Topic | undefined {
  if (event === allChanges) return channelTopic(source, name, event, undefined)
  if (source.kindOf(event) === 'data') return channelTopic(source, name, event, source.channels.get(event))
  const object = source.object(objectOfChangeEvent(event) ?? '')
  if (!object || !source.watches(object.name)) return undefined
  const wants = ({ kind, subject }: BusEvent) => kind === 'change' && subject === object.name
  return { name, kind: 'change', object, wants, tell: asItIs }
}

/** Changes of some objects, or of all, or some platform events, as the members of the channel wish. */
function channelTopic(source: TopicSource, name: string, channel: string, of: readonly string[] | undefined): Topic {
  const kind = source.kindOf(channel) === 'event' ? 'platform' : 'change'
  const subjects = of && new Set(of)
  const through = (event: BusEvent) =>
    event.kind !== 'stream' && event.kind === kind ? source.through(channel, event) : undefined
  return {
    name,
    kind,
    object: undefined,
    wants: (event) => (subjects === undefined || subjects.has(event.subject)) && through(event) !== undefined,
    tell: (event) => through(event) ?? event,
  }
}

function streamTopic(_: TopicSource, name: string): Topic {
  return {
    name,
    kind: 'stream',
    object: undefined,
    wants: ({ kind, subject }) => kind === 'stream' && subject === name,
    tell: asItIs,
  }
}
