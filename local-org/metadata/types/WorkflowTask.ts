/** Tasks that workflow rules make (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_workflow.htm#workflowtask). */

import type { Draft } from '../draft.ts'
import { type Facts, factText } from '../facts.ts'
import type { Ground } from '../ground.ts'
import { invalid, missing } from '../refusals.ts'
import { rowsOf } from '../rows.ts'
import { workingPart } from '../workflow-actions.ts'

export default workingPart({
  type: 'WorkflowTask',
  prefix: '01T',
  element: 'tasks',
  order: 96,
  kept: 'tasks',
  read(draft, { fullName, object }, facts) {
    const subject = factText(facts, 'subject')
    if (!subject) throw missing('subject')
    const offsetFromField = startOf(draft, object, facts)
    const values = {
      Subject: subject,
      Status: factText(facts, 'status') ?? 'Not Started',
      Priority: factText(facts, 'priority') ?? 'Normal',
      Description: factText(facts, 'description') ?? null,
    }
    const assignedTo = factText(facts, 'assignedToType')
    const dueDateOffset = Number(factText(facts, 'dueDateOffset') ?? 0)
    const about = { name: fullName, object, dueDateOffset, ...(offsetFromField && { offsetFromField }) }
    return () => {
      const OwnerId = assignedTo === 'user' ? userNamed(draft.ground, factText(facts, 'assignedTo')) : undefined
      return { ...about, values: { ...values, ...(OwnerId && { OwnerId }) }, ...(assignedTo && { assignedTo }) }
    }
  },
})

/** The field from whose date the due date is counted, 'Account.SLAExpirationDate__c'. */
function startOf(draft: Draft, object: string, facts: Facts): string | undefined {
  const given = factText(facts, 'offsetFromField')
  if (!given) return undefined
  const field = draft.field(object, given.replace(/^.*\./, ''))
  if (!field) throw invalid(`In field: offsetFromField - no CustomField named ${given} found`, 'offsetFromField')
  return field.name
}

function userNamed(ground: Ground, username = ''): string {
  const found = rowsOf(ground, 'User').find((row) => row['Username'] === username)
  if (!found) throw invalid(`In field: assignedTo - no User named ${username} found`, 'assignedTo')
  return found.Id
}
