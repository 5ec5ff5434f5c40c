/** Topics: `/data/AccountChangeEvent`, `/data/ChangeEvents`, `/data/Sales__chn`, `/event/Sample__e`, `/topic/Name`, `/u/Name`. */

import type { ObjectDef } from '../org/index.ts'
import type { BusEvent, ChangeEvent } from './event.ts'

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

/** What tells which topics there are. */
export interface TopicSource {
  object(name: string): ObjectDef | undefined
  watches(object: string): boolean
  /** Custom channels, 'Sales__chn' -> objects. */
  channels: ReadonlyMap<string, readonly string[]>
  /** What a custom channel, or the one of all changes, makes of an event; undefined: it holds it back. */
  through(channel: string, event: ChangeEvent): ChangeEvent | undefined
}

/** 'AccountChangeEvent', 'Invoice__ChangeEvent'. */
export function changeEventName(object: string): string {
  return object.endsWith('__c') ? object.replace(/__c$/, '__ChangeEvent') : `${object}ChangeEvent`
}

/** The other way: undefined when it is no name of a change event. */
export function objectOfChangeEvent(name: string): string | undefined {
  if (name.endsWith('__ChangeEvent')) return name.replace(/__ChangeEvent$/, '__c')
  return name.endsWith('ChangeEvent') ? name.replace(/ChangeEvent$/, '') : undefined
}

/** True for the API name of a platform event. */
export function isPlatformEvent(name: string): boolean {
  return name.endsWith('__e')
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
  const channel = source.channels.get(event)
  if (channel) return channelTopic(source, name, event, new Set(channel))
  const object = source.object(objectOfChangeEvent(event) ?? '')
  if (!object || !source.watches(object.name)) return undefined
  const wants = ({ kind, subject }: BusEvent) => kind === 'change' && subject === object.name
  return { name, kind: 'change', object, wants, tell: asItIs }
}

/** Changes of some objects, or of all, as the members of the channel wish. */
function channelTopic(source: TopicSource, name: string, channel: string, of: ReadonlySet<string> | undefined): Topic {
  const through = (event: BusEvent) => (event.kind === 'change' ? source.through(channel, event) : undefined)
  return {
    name,
    kind: 'change',
    object: undefined,
    wants: (event) => (of === undefined || of.has(event.subject)) && through(event) !== undefined,
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
