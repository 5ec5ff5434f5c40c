/** A reader of the Pub/Sub API whose position the org keeps (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_managedeventsubscription.htm). */

import * as f from '../../objects/kit/index.ts'
import { componentFields } from '../component-object.ts'
import type { ComputedObject } from '../computed-object.ts'

export default {
  tooling: true,
  live: true,
  spec: f.readOnly({
    name: 'ManagedEventSubscription',
    label: 'Managed Event Subscription',
    plural: 'Managed Event Subscriptions',
    prefix: '18x',
    fields: [
      f.id('Managed Event Subscription ID'),
      f.text('DeveloperName', 'Name', 80, { readOnly: true, nameField: true }),
      f.text('MasterLabel', 'Label', 80, { readOnly: true }),
      f.text('TopicName', 'Topic', 255, { readOnly: true }),
      f.text('DefaultReplay', 'Default Replay', 40, { readOnly: true }),
      f.text('ErrorRecoveryReplay', 'Error Recovery Replay', 40, { readOnly: true }),
      f.text('State', 'State', 40, { readOnly: true }),
      ...componentFields(),
    ],
  }),
  rows: (_, __, { managed }) =>
    managed.list.map(({ id, developerName, topic, defaultReplay, errorRecoveryReplay, state }) => ({
      Id: id,
      DeveloperName: developerName,
      MasterLabel: developerName,
      TopicName: topic,
      DefaultReplay: defaultReplay,
      ErrorRecoveryReplay: errorRecoveryReplay,
      State: state,
      FullName: developerName,
      Metadata: JSON.stringify({ defaultReplay, errorRecoveryReplay, label: developerName, state, topicName: topic }),
      ManageableState: 'unmanaged',
      NamespacePrefix: null,
    })),
} satisfies ComputedObject
