/** A channel of one's own (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_platformeventchannel.htm). */

import * as f from '../../objects/kit/index.ts'
import { componentFields } from '../component-object.ts'
import type { ComputedObject } from '../computed-object.ts'
import { setUpId } from '../custom-ids.ts'

export default {
  tooling: true,
  live: true,
  spec: f.readOnly({
    name: 'PlatformEventChannel',
    label: 'Platform Event Channel',
    plural: 'Platform Event Channels',
    prefix: '0YL',
    fields: [
      f.id('Platform Event Channel ID'),
      f.text('DeveloperName', 'Name', 80, { readOnly: true, nameField: true }),
      f.text('MasterLabel', 'Label', 80, { readOnly: true }),
      f.text('ChannelType', 'Channel Type', 40, { readOnly: true }),
      ...componentFields(),
    ],
  }),
  rows: (_, __, { events }) =>
    [...events.channels.keys()].map((channel) => {
      const channelType = events.channelKind(channel) ?? 'data'
      return {
        Id: setUpId('0YL', channel),
        DeveloperName: channel.replace(/__chn$/, ''),
        MasterLabel: channel,
        ChannelType: channelType,
        FullName: channel,
        Metadata: JSON.stringify({ channelType, label: channel }),
        ManageableState: 'unmanaged',
        NamespacePrefix: null,
      }
    }),
} satisfies ComputedObject
