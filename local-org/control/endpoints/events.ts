/** The event bus: which changes become events, and what goes wrong with them. */

import { z } from 'zod'
import { OrgError } from '../../org/index.ts'
import { type Controlled, endpoint, nothing } from '../endpoint.ts'

const names = z.array(z.string())

const gap = z.strictObject({
  kind: z
    .enum(['gap', 'overflow', 'lost'])
    .describe('gap: headers without data; overflow: one GAP_OVERFLOW per object; lost: no event at all'),
  object: z.string().optional().describe('only transactions that change this object'),
  times: z.number().int().min(1).default(1).describe('transactions it applies to'),
})

const output = z.strictObject({
  selected: names.describe('objects that are watched'),
  channels: z.record(z.string(), names),
  kept: z.int().describe('events kept'),
  last: z.number().describe('replay id of the last one'),
  floor: z.number().describe('replay ids below it are too old'),
  gaps: z.array(gap).describe('those to come'),
})

function state({ instance: { events } }: Controlled) {
  return {
    selected: events.selected,
    channels: Object.fromEntries(events.channels),
    kept: events.size,
    last: events.last,
    floor: events.floor,
    gaps: events.gaps.list,
  }
}

/** The names as the schema spells them. Throws OrgError for an object that does not exist. */
function spelled({ instance: { org } }: Controlled, objects: string[]): string[] {
  const view = org.as(org.admin.id)
  return objects.map((name) => {
    const object = view.object(name)
    if (!object) throw new OrgError('INVALID_TYPE', `There is no object ${name}.`)
    return object.name
  })
}

export const endpoints = [
  endpoint({
    method: 'GET',
    path: '/events',
    summary: 'Objects that Change Data Capture watches, channels, events kept, replay ids, gaps to come',
    input: nothing,
    output,
    run: state,
  }),
  endpoint({
    method: 'POST',
    path: '/events/selection',
    summary: 'Change Data Capture watches exactly these objects from now on',
    input: z.strictObject({ objects: names }),
    output,
    run(controlled, { objects }) {
      controlled.instance.events.select(spelled(controlled, objects))
      return state(controlled)
    },
  }),
  endpoint({
    method: 'POST',
    path: '/events/channels',
    summary: 'Makes a channel /data/Name__chn of some objects, which are watched as well; no objects: takes it away',
    input: z.strictObject({ name: z.string().regex(/^\w+__chn$/), objects: names }),
    output,
    run(controlled, { name, objects }) {
      controlled.instance.events.setChannel(name, objects.length > 0 ? spelled(controlled, objects) : null)
      return state(controlled)
    },
  }),
  endpoint({
    method: 'POST',
    path: '/events/gaps',
    summary: 'The next transactions give gap events, an overflow event, or no events at all',
    input: gap,
    output,
    run(controlled, { kind, object, times }) {
      const about = object === undefined ? {} : { object: spelled(controlled, [object])[0] ?? object }
      controlled.instance.events.gaps.add({ kind, times, ...about })
      return state(controlled)
    },
  }),
  endpoint({
    method: 'POST',
    path: '/events/forget',
    summary: 'Drops all events: every replay id so far is too old, as after a move of the org',
    input: nothing,
    output,
    run(controlled) {
      controlled.instance.events.forget()
      return state(controlled)
    },
  }),
]
