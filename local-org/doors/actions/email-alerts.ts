/** Email alerts that were deployed, as actions (https://developer.salesforce.com/docs/atlas.en-us.api_action.meta/api_action/actions_obj_email_alert.htm). */
import { deskOf } from '../../mail/desk.ts'
import { sendAlert } from '../../mail/send-alert.ts'
import { deployed, factText } from '../../metadata/index.ts'
import type { Org } from '../../org/index.ts'
import { type Action, textOf } from './action.ts'

/** Each by its full name, 'Account.Warm'. */
export function emailAlerts(org: Org): Action[] {
  return deployed(org, 'WorkflowAlert').map(({ fullName, facts }) => ({
    name: fullName,
    label: factText(facts, 'description') ?? fullName,
    type: 'EMAILALERT',
    description: factText(facts, 'description') ?? '',
    standard: false,
    inputs: [{ name: 'SObjectRowId', label: 'Record ID', type: 'ID', required: true }],
    outputs: [],
    run(call, inputs) {
      sendAlert(deskOf(call), fullName, facts, textOf(inputs, 'SObjectRowId') ?? '')
      return null
    },
  }))
}
