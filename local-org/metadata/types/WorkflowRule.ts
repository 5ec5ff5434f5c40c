/** Workflow rules: when criteria are met by a saved record, their field updates, tasks, outbound messages and email alerts follow (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_workflow.htm#workflowrule). Nothing is done later. */

import { judgeFormula, type WorkflowOccasion } from '../../org/index.ts'
import { storedComponent } from '../component-store.ts'
import { criteriaFormula } from '../criteria.ts'
import type { Draft } from '../draft.ts'
import { type Facts, factFlag, factList, factText } from '../facts.ts'
import { invalid } from '../refusals.ts'
import { workingPart } from '../workflow-actions.ts'
import { find } from './WorkflowOutboundMessage.ts'

const occasions: Readonly<Record<string, WorkflowOccasion>> = {
  onCreateOnly: 'create',
  onCreateOrTriggeringUpdate: 'met',
  onAllChanges: 'always',
}

/** Type of an action in a rule's file -> type of the component. */
const actionTypes: Readonly<Record<string, string>> = {
  Alert: 'WorkflowAlert',
  FieldUpdate: 'WorkflowFieldUpdate',
  FlowAction: 'WorkflowFlowAction',
  KnowledgePublish: 'WorkflowKnowledgePublish',
  OutboundMessage: 'WorkflowOutboundMessage',
  Send: 'WorkflowSend',
  Task: 'WorkflowTask',
}

export default workingPart({
  type: 'WorkflowRule',
  prefix: '01Q',
  element: 'rules',
  order: 97,
  kept: 'rules',
  read(draft, { fullName, object }, facts) {
    const trigger = factText(facts, 'triggerType') ?? ''
    const on = occasions[trigger]
    if (!on) throw invalid(`'${trigger}' is not a valid value for the enum 'WorkflowTriggerTypes'`, 'triggerType')
    const criteria = criteriaFormula(draft, facts, object)
    if (criteria !== undefined) judgeFormula(criteria, object, draft.fields, 'boolean')
    const named = actionsOf(draft, object, facts)
    const rule = { name: fullName, object, active: factFlag(facts, 'active'), on, ...(criteria && { criteria }) }
    const { ground } = draft
    return () => ({
      ...rule,
      updates: named('FieldUpdate'),
      tasks: named('Task'),
      messages: named('OutboundMessage').map((name) => find(ground, name)?.name ?? name),
      alerts: named('Alert'),
    })
  },
})

/** Full names of the actions of a type. Throws OrgError when one of any type is not there. */
function actionsOf(draft: Draft, object: string, facts: Facts): (type: string) => string[] {
  const actions = factList(facts, 'actions').map((action) => {
    const type = factText(action, 'type') ?? ''
    return { type, fullName: `${object}.${factText(action, 'name')}` }
  })
  for (const { type, fullName } of actions) {
    const component = actionTypes[type]
    if (!component) throw invalid(`'${type}' is not a valid value for the enum 'WorkflowActionType'`, 'type')
    const existing = type === 'OutboundMessage' ? find(draft.ground, fullName) : undefined
    draft.need(component, fullName, existing ?? storedComponent(draft.ground, component, fullName))
  }
  return (type) => actions.filter((action) => action.type === type).map(({ fullName }) => fullName)
}
