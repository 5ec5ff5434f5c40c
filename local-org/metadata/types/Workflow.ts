/** The file of an object's outbound messages (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_workflow.htm). Workflow rules themselves the local org has not: flows send the messages. */

import type { MetadataType } from '../metadata-type.ts'
import { notThere, unsupported } from '../refusals.ts'
import message from './WorkflowOutboundMessage.ts'

/** What such a file may hold beside outbound messages. */
const others = ['alerts', 'fieldUpdates', 'flowActions', 'knowledgePublishes', 'rules', 'send', 'tasks']

export default {
  name: 'Workflow',
  prefix: '01Q',
  file: { directory: 'workflows', suffix: 'workflow' },
  order: 50,
  fullNames: (ground) => [...new Set(message.fullNames(ground).map((name) => name.replace(/\..*$/, '')))],
  read(ground, fullName) {
    return this.fullNames(ground).includes(fullName) ? {} : undefined
  },
  plan(draft, fullName, facts) {
    if (!draft.hasObject(fullName)) throw notThere('CustomObject', fullName)
    const other = others.find((element) => facts[element] !== undefined)
    if (other) throw unsupported(`${other} in workflows`)
    return { created: false, apply: () => {} }
  },
  remove(_ground, fullName) {
    throw notThere('Workflow', fullName)
  },
} satisfies MetadataType
