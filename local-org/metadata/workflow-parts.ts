/** What a workflow's file may hold that is kept as it came, and without effect. */

import { keptType } from './kept-type.ts'
import type { MetadataType } from './metadata-type.ts'

/** Type, key prefix, and the element of the file. */
const parts: readonly (readonly [name: string, prefix: string, element: string])[] = [
  ['WorkflowAlert', '01W', 'alerts'],
  ['WorkflowFlowAction', '', 'flowActions'],
  ['WorkflowKnowledgePublish', '', 'knowledgePublishes'],
  ['WorkflowSend', '', 'send'],
]

/** Names of the types, for the coverage page. */
export const workflowPartNames = parts.map(([name]) => name)

export const workflowParts: readonly MetadataType[] = parts.map(([name, prefix, element]) =>
  keptType({ name, prefix, parent: { type: 'Workflow', element } }),
)
