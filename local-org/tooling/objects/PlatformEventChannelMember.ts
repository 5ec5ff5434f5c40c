/** What a channel carries: the selection of Change Data Capture (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_platformeventchannelmember.htm). */

import { type EventBus, eventNameOf } from '../../events/index.ts'
import * as f from '../../objects/kit/index.ts'
import { componentFields } from '../component-object.ts'
import type { ComputedObject } from '../computed-object.ts'
import { setUpId } from '../custom-ids.ts'

/** The channel every org has. */
const standardChannel = 'ChangeEvents'

function row(events: EventBus, channel: string, object: string) {
  const entity = eventNameOf(object)
  const member = events.member(channel, object)
  const filterExpression = member?.filterExpression ?? null
  const enrichedFields = (member?.enrichedFields ?? []).map((name) => ({ name }))
  return {
    Id: setUpId('0v8', channel, entity),
    DeveloperName: `${channel}_${entity}`,
    MasterLabel: `${channel}_${entity}`,
    EventChannel: channel,
    SelectedEntity: entity,
    FilterExpression: filterExpression,
    FullName: `${channel}_${entity}`,
    Metadata: JSON.stringify({ enrichedFields, eventChannel: channel, filterExpression, selectedEntity: entity }),
    ManageableState: 'unmanaged',
    NamespacePrefix: null,
  }
}

export default {
  tooling: true,
  live: true,
  spec: f.readOnly({
    name: 'PlatformEventChannelMember',
    label: 'Platform Event Channel Member',
    plural: 'Platform Event Channel Members',
    prefix: '0v8',
    fields: [
      f.id('Platform Event Channel Member ID'),
      f.text('DeveloperName', 'Name', 80, { readOnly: true, nameField: true }),
      f.text('MasterLabel', 'Label', 80, { readOnly: true }),
      f.text('EventChannel', 'Event Channel', 80, { readOnly: true }),
      f.text('SelectedEntity', 'Selected Entity', 80, { readOnly: true }),
      f.text('FilterExpression', 'Filter Expression', 255, { readOnly: true }),
      ...componentFields(),
    ],
  }),
  rows: (_, __, { events }) => [
    ...events.selected.map((object) => row(events, standardChannel, object)),
    ...[...events.channels].flatMap(([channel, objects]) => objects.map((object) => row(events, channel, object))),
  ],
} satisfies ComputedObject
