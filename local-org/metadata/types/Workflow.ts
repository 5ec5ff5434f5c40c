/** The file of an object's workflow rules and of what they do (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_workflow.htm). */

import type { Ground } from '../ground.ts'
import type { MetadataType } from '../metadata-type.ts'
import { notThere } from '../refusals.ts'
import { parentName } from '../split-name.ts'
import { workflowParts } from '../workflow-parts.ts'
import fieldUpdate from './WorkflowFieldUpdate.ts'
import message from './WorkflowOutboundMessage.ts'
import rule from './WorkflowRule.ts'
import task from './WorkflowTask.ts'

const parts: readonly MetadataType[] = [message, fieldUpdate, task, rule, ...workflowParts]

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
