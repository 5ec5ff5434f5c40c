/**
 * Schemas of change events and platform events by REST, by name or by id.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_platformevent_schema_eventname.htm
 */

import { type EventSchema, eventNameOf } from '../events/index.ts'
import { type Answer, type Call, json, notFound, type Route } from './wire/index.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/services/data/:version/sobjects/:object/eventSchema',
    run: (call) => answer(call, byName(call, call.params['object'] ?? '')),
  },
  {
    method: 'GET',
    path: '/services/data/:version/event/eventSchema/:id',
    run: (call) => answer(call, call.instance.events.schema(call.params['id'] ?? '')),
  },
]

function answer(call: Call, schema: EventSchema | undefined): Answer {
  if (!schema) throw notFound()
  const compact = JSON.parse(schema.text) as Compact
  return json(call.query.get('payloadFormat')?.toUpperCase() === 'COMPACT' ? compact : expanded(compact))
}

function byName({ instance: { events }, view }: Call, name: string): EventSchema | undefined {
  const wanted = name.toLowerCase()
  for (const { name: object } of view.objects()) {
    if (eventNameOf(object).toLowerCase() === wanted) return events.shapeOf(object)?.schema
  }
  return undefined
}

interface Compact {
  name: string
  namespace: string
  fields: unknown[]
  uuid: string
}

/** As CometD has it: the payload inside data, with the replay id, and the channel beside. Times are text there. */
function expanded({ name, namespace, fields, uuid }: Compact) {
  const event = { type: 'record', name: 'Event', fields: [{ name: 'replayId', type: 'long' }] }
  const data = {
    type: 'record',
    name: 'Data',
    namespace: '',
    fields: [
      { name: 'schema', type: 'string' },
      { name: 'payload', type: { type: 'record', name: 'Payload', doc: '', fields } },
      { name: 'event', type: event },
    ],
  }
  const members = [
    { name: 'data', type: data },
    { name: 'channel', type: 'string' },
  ]
  return { name, namespace, type: 'expanded-record', fields: members, uuid }
}
