/** The file of an object's outbound messages and of its workflow rules (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_workflow.htm). The rules are kept and do not run: flows send the messages. */

import type { Ground } from '../ground.ts'
import type { MetadataType } from '../metadata-type.ts'
import { notThere } from '../refusals.ts'
import { parentName } from '../split-name.ts'
import { workflowParts } from '../workflow-parts.ts'
import message from './WorkflowOutboundMessage.ts'

const parts: readonly MetadataType[] = [message, ...workflowParts]

export default {
  name: 'Workflow',
  prefix: '01Q',
  file: { directory: 'workflows', suffix: 'workflow' },
  order: 50,
  fullNames,
  read: (ground, fullName) => (fullNames(ground).includes(fullName) ? {} : undefined),
  plan(draft, fullName) {
    if (!draft.hasObject(fullName)) throw notThere('CustomObject', fullName)
    return { created: !fullNames(draft.ground).includes(fullName), apply: () => {} }
  },
  remove(_ground, fullName) {
    throw notThere('Workflow', fullName)
  },
} satisfies MetadataType

function fullNames(ground: Ground): string[] {
  return [...new Set(parts.flatMap((part) => part.fullNames(ground).map((name) => parentName(part, name))))]
}
