/**
 * What channels do with the changes of their objects: fields added to events that did not change, and events held back.
 * https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_event_enrichment.htm
 */

import { OrgError, type OrgView, type Row } from '../org/index.ts'
import { parseSoql, runQueryOver } from '../soql/index.ts'
import { type ChangeEvent, carriedFields, type PlatformEvent } from './event.ts'
import type { EventShape } from './event-shape.ts'

/** The wishes of one channel about one object. */
export interface ChannelMember {
  channel: string
  object: string
  /** Stored fields that updates and deletions carry besides, by API name. */
  enrichedFields: readonly string[]
  /** Condition on what the event carries, as in a WHERE clause. */
  filterExpression?: string
}

/** A member with the commit after which it holds. */
interface Dated extends ChannelMember {
  since: number
}

const enrichedTypes = new Set(['UPDATE', 'DELETE'])

export class ChannelMembers {
  /** In the order they came: of one channel and object the last one holds. */
  #members: Dated[] = []

  set(member: ChannelMember, since: number): void {
    this.#members.push({ ...member, since })
  }

  clear(): void {
    this.#members = []
  }

  /** What a channel wishes of an object now; undefined: nothing special. */
  of(channel: string, object: string): ChannelMember | undefined {
    return this.#members.findLast((member) => member.channel === channel && member.object === object)
  }

  /** The fields that any channel adds to the events of a commit: records that differ in them share no event. */
  enrichedAt(object: string, sequence: number): string[] {
    const inForce = new Map<string, readonly string[]>()
    for (const member of this.#members) {
      if (member.object === object && member.since < sequence) inForce.set(member.channel, member.enrichedFields)
    }
    return [...inForce.values()].flat()
  }
}

/** The event as the channel tells it. Fields without a value are not added, and none to platform events. */
export function enrich<E extends ChangeEvent | PlatformEvent>(event: E, { enrichedFields }: ChannelMember): E {
  if (event.kind === 'platform') return event
  if (!enrichedTypes.has(event.changeType) || enrichedFields.length === 0) return event
  const enriched = enrichedFields.filter((name) => !event.fields.includes(name) && (event.row[name] ?? null) !== null)
  return { ...event, enriched }
}

/** The stored fields behind a name of the event; none when the event has no such field. */
export function fieldsBehind(name: string, { fields, places }: EventShape): string[] {
  if (places.has(name)) return [name]
  const parts = fields.find((field) => field.name === name)?.parts ?? []
  return parts.flatMap(({ field }) => field?.name ?? [])
}

/** Whether the channel lets the (enriched) event through. Gaps and overflows carry nothing to ask about: they pass. */
export function passes(
  view: OrgView,
  event: ChangeEvent | PlatformEvent,
  { object, filterExpression }: ChannelMember,
): boolean {
  if (filterExpression === undefined) return true
  if (event.kind === 'change' && event.changeType.startsWith('GAP_')) return true
  const all = () => view.object(object)?.fields.map(({ name }) => name) ?? []
  const carried: Row = { Id: event.row.Id, IsDeleted: false }
  for (const name of event.kind === 'platform' ? all() : carriedFields(event)) carried[name] = event.row[name] ?? null
  carried['IsDeleted'] = false
  try {
    return runQueryOver(view, filterQuery(object, filterExpression), [carried]).length > 0
  } catch (failure) {
    // A field of the filter may be gone by now: nothing passes it any more.
    if (failure instanceof OrgError) return false
    throw failure
  }
}

/** Throws OrgError for a filter that cannot be asked. */
export function checkFilter(view: OrgView, object: string, filterExpression: string): void {
  runQueryOver(view, filterQuery(object, filterExpression), [])
}

/** Events say BillingAddress.City where records say BillingCity. */
function filterQuery(object: string, filterExpression: string) {
  const condition = filterExpression.replace(/\b(\w+)Address\.(\w+)/g, '$1$2').replace(/\bName\.(\w+)/g, '$1')
  return parseSoql(`SELECT Id FROM ${object} WHERE ${condition}`)
}
