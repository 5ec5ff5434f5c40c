/** The event bus: turns commits into events, keeps them, and lets readers of topics follow from any position. */

import type { Commit, Org } from '../org/index.ts'
import type { EventSchema } from './avro-schema.ts'
import { type ChannelMember, ChannelMembers, enrich, fieldsBehind, passes } from './channel-members.ts'
import { commitEvents } from './commit-events.ts'
import type { BusEvent, ChangeEvent, EventStamps, PlatformEvent, StreamEvent } from './event.ts'
import { EventLog, type Slice } from './event-log.ts'
import { type EventShape, EventShapes } from './event-shape.ts'
import { FactFile } from './fact-file.ts'
import { type GapKind, GapRules } from './gaps.ts'
import { replayIdAfter, replayIdOf } from './replay-id.ts'
import { defaultSelection, Selection } from './selection.ts'
import { type ChannelKind, findTopic, type Topic, type TopicSource } from './topics.ts'

export interface BusOptions {
  org: Org
  /** The org's folder; left out: memory only. */
  dataDir?: string
  /** Events kept at most. Default 100,000. */
  keep?: number
}

/** What no commit tells, as the file beside the journal has it. */
type Fact =
  /** Events are made of the commits after this one. */
  | { start: number }
  | { selected: string[]; since: number }
  | { channel: string; objects: string[] | null; kind?: ChannelKind }
  | { member: ChannelMember; since: number }
  | { gap: GapKind; sequence: number }
  | { stamps: Stamped; sequence: number }

/** What publishers wrote into the platform events of a commit, by record id. */
type Stamped = Readonly<Record<string, EventStamps>>

const defaultKeep = 100_000

export class EventBus {
  readonly org: Org
  readonly gaps = new GapRules()
  readonly #log: EventLog
  readonly #shapes = new EventShapes()
  readonly #selection = new Selection()
  readonly #channels = new Map<string, readonly string[]>()
  /** Those of the channels that carry platform events. */
  readonly #eventChannels = new Set<string>()
  readonly #members = new ChannelMembers()
  readonly #file: FactFile<Fact>
  readonly #gapsTaken = new Map<number, GapKind>()
  /** Until the commits kept are events again. */
  readonly #stamped = new Map<number, Stamped>()
  readonly #listeners = new Set<() => void>()
  readonly #endings = new Set<() => void>()
  readonly #topics: TopicSource
  readonly #unsubscribe: () => void

  constructor({ org, dataDir, keep = defaultKeep }: BusOptions) {
    this.org = org
    this.#topics = {
      object: (name) => org.as(org.admin.id).object(name),
      watches: (object) => this.#selection.has(object),
      channels: this.#channels,
      kindOf: (channel) => this.channelKind(channel),
      through: (channel, event) => this.#through(channel, event),
    }
    this.#file = new FactFile(dataDir, 'events.jsonl')
    const facts = this.#file.read()
    const start = facts.find((fact) => 'start' in fact)?.start ?? org.changes.last
    this.#log = new EventLog(keep, () => org.clock.now(), replayIdAfter(start))
    if (facts.length === 0) this.#begin(start)
    else this.#restore(facts, start)
    this.#unsubscribe = org.changes.subscribe((commit) =>
      this.#hear(commit, (objects) => this.#takeGap(commit, objects)),
    )
  }

  /** Replay id of the newest event, or of the point where the bus began. */
  get last(): number {
    return this.#log.last
  }

  /** Positions before this one are too old to read from. */
  get floor(): number {
    return this.#log.floor
  }

  get size(): number {
    return this.#log.size
  }

  /** API names of the objects whose changes are watched. */
  get selected(): string[] {
    return this.#selection.objects
  }

  /** What a custom channel carries; undefined when there is none. */
  channelKind(name: string): ChannelKind | undefined {
    if (!this.#channels.has(name)) return undefined
    return this.#eventChannels.has(name) ? 'event' : 'data'
  }

  /** Custom channels, 'Sales__chn' -> objects. */
  get channels(): ReadonlyMap<string, readonly string[]> {
    return this.#channels
  }

  /** Watches exactly these objects from now on. Names must be those of existing objects. */
  select(objects: string[]): void {
    const since = this.org.changes.last
    this.#selection.set(objects, since)
    this.#file.append({ selected: objects, since })
  }

  /** A custom channel of some objects, whose changes are watched as well, or of some platform events; null takes it away. */
  setChannel(name: string, objects: string[] | null, kind: ChannelKind = this.channelKind(name) ?? 'data'): void {
    this.#keepChannel(name, objects, kind)
    this.#file.append({ channel: name, objects, kind })
    const changes = kind === 'data' ? (objects ?? []) : []
    const missing = changes.filter((object) => !this.#selection.has(object))
    if (missing.length > 0) this.select([...this.selected, ...missing])
  }

  /** What a channel adds to the events of an object (compounds stand for their parts) and which it holds back, from now on. */
  setMember(wish: ChannelMember): void {
    const since = this.org.changes.last
    const shape = this.shapeOf(wish.object)
    const enrichedFields = wish.enrichedFields.flatMap((name) => (shape ? fieldsBehind(name, shape) : []))
    const member = { ...wish, enrichedFields }
    this.#members.set(member, since)
    this.#file.append({ member, since })
  }

  /** What `setMember` said last; undefined when nobody did. */
  member(channel: string, object: string): ChannelMember | undefined {
    return this.#members.of(channel, object)
  }

  /** The topic of a name, or undefined when there is none: unknown, or its object is not watched. */
  topic(name: string): Topic | undefined {
    return findTopic(this.#topics, name)
  }

  /** Shape of an object's events; undefined when the object is gone. */
  shapeOf(object: string): EventShape | undefined {
    const def = this.org.as(this.org.admin.id).object(object)
    return def && this.#shapes.of(def)
  }

  /** A schema by its id. One that nobody has asked for since the start is looked for among all objects. */
  schema(id: string): EventSchema | undefined {
    const known = this.#shapes.schema(id)
    if (known) return known
    for (const object of this.org.as(this.org.admin.id).objects()) {
      if (object.further?.read !== false) this.#shapes.of(object)
    }
    return this.#shapes.schema(id)
  }

  /** Up to `limit` events of a topic after a position. */
  read({ wants, tell }: Topic, after: number, limit: number): Slice {
    const { events, position } = this.#log.read(after, limit, wants)
    return { events: events.map(tell), position }
  }

  /** Events that the commit of this number put onto the bus. */
  ofCommit(sequence: number): (ChangeEvent | PlatformEvent)[] {
    const { events } = this.#log.read(
      replayIdOf(sequence, -1),
      Number.POSITIVE_INFINITY,
      (event) => event.kind !== 'stream',
    )
    return events.filter((event) => event.kind !== 'stream')
  }

  /** What the publisher wrote into the platform events of a commit; to be said before anything else happens. Answers them. */
  stamp(sequence: number, stamps: Stamped): PlatformEvent[] {
    this.#file.append({ stamps, sequence })
    return withStamps(this.ofCommit(sequence), stamps)
  }

  /** Puts a message of an older channel onto the bus. */
  stream(message: Pick<StreamEvent, 'subject' | 'data' | 'userIds'>): StreamEvent {
    const next = Math.max(this.last + 1, replayIdOf(this.org.changes.last, 0))
    const event: StreamEvent = {
      kind: 'stream',
      replayId: next,
      transactionKey: message.subject,
      time: this.org.clock.now(),
      ...message,
    }
    this.#log.add(event)
    this.#tell()
    return event
  }

  /** Calls back after events were added. Returns the function that ends it. */
  onEvents(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Calls back when readers must let go: the org starts over or ends. */
  onEnd(listener: () => void): () => void {
    this.#endings.add(listener)
    return () => this.#endings.delete(listener)
  }

  /** Drops all events: every replay id given out so far is too old from now on, as after a move of the org. */
  forget(): void {
    this.#log.clear(replayIdAfter(this.org.changes.last))
  }

  /** The org started over: usual selection, no events. */
  reset(): void {
    this.#end()
    this.#selection.clear()
    this.#channels.clear()
    this.#eventChannels.clear()
    this.#members.clear()
    this.gaps.clear()
    this.#gapsTaken.clear()
    this.#stamped.clear()
    this.forget()
    this.#begin(this.org.changes.last)
  }

  close(): void {
    this.#unsubscribe()
    this.#end()
  }

  #end(): void {
    for (const listener of [...this.#endings]) listener()
  }

  #begin(start: number): void {
    this.#selection.set(defaultSelection, start)
    this.#file.replace([{ start }, { selected: defaultSelection, since: start }])
  }

  /** Makes the events of kept commits anew: the same commits give the same events. */
  #restore(facts: Fact[], start: number): void {
    for (const fact of facts) {
      if ('selected' in fact) this.#selection.set(fact.selected, fact.since)
      if ('member' in fact) this.#members.set(fact.member, fact.since)
      if ('gap' in fact) this.#gapsTaken.set(fact.sequence, fact.gap)
      if ('stamps' in fact) this.#stamped.set(fact.sequence, fact.stamps)
      if ('channel' in fact) this.#keepChannel(fact.channel, fact.objects, fact.kind ?? 'data')
    }
    const commits = this.org.changes.after(start)
    const first = commits[0]
    if (first && first.sequence > start + 1) this.#log.clear(replayIdAfter(first.sequence - 1))
    for (const commit of commits) this.#hear(commit, () => this.#gapsTaken.get(commit.sequence))
    this.#stamped.clear()
  }

  #keepChannel(name: string, objects: readonly string[] | null, kind: ChannelKind): void {
    if (objects && kind === 'event') this.#eventChannels.add(name)
    else this.#eventChannels.delete(name)
    if (objects) this.#channels.set(name, objects)
    else this.#channels.delete(name)
  }

  #takeGap({ sequence }: Commit, objects: ReadonlySet<string>): GapKind | undefined {
    const gap = this.gaps.take(objects)
    if (gap) this.#file.append({ gap, sequence })
    return gap
  }

  #hear(commit: Commit, gapFor: (objects: ReadonlySet<string>) => GapKind | undefined): void {
    const context = {
      shapeOf: (object: string) => this.shapeOf(object),
      watches: (object: string) => this.#selection.watched(object, commit.sequence),
      enrichedFields: (object: string) => this.#members.enrichedAt(object, commit.sequence),
      gapFor,
    }
    const events = commitEvents(commit, context, replayIdOf(commit.sequence, 0))
    const stamps = this.#stamped.get(commit.sequence)
    if (stamps) withStamps(events, stamps)
    for (const event of events) this.#log.add(event)
    if (events.length > 0) this.#tell()
  }

  /** What a channel makes of an event; undefined: it holds it back. */
  #through<E extends ChangeEvent | PlatformEvent>(channel: string, event: E): E | undefined {
    const member = this.#members.of(channel, event.subject)
    if (!member) return event
    const enriched = enrich(event, member)
    return passes(this.org.as(this.org.admin.id), enriched, member) ? enriched : undefined
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

/** The platform events among these, each with what its publisher wrote. */
function withStamps(events: readonly BusEvent[], stamps: Stamped): PlatformEvent[] {
  const published = events.filter((event) => event.kind === 'platform')
  for (const event of published) {
    const own = stamps[event.row.Id]
    if (own) event.stamps = own
  }
  return published
}
