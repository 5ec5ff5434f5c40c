/** Cases and tasks are closed by their status; the moment of closing is kept. */
import { fill, fillEmpty, isChanged, type Rule } from '../save/rule.ts'

const FACTS: Record<string, { table: string; closedAt: string }> = {
  Case: { table: 'CaseStatus', closedAt: 'ClosedDate' },
  Task: { table: 'TaskStatus', closedAt: 'CompletedDateTime' },
}

export default {
  objects: Object.keys(FACTS),
  before(change, context) {
    const facts = FACTS[change.meta.name]
    if (!facts || change.kind === 'delete' || !isChanged(change, 'Status')) return
    const status = context.find(facts.table, 'MasterLabel', change.after['Status'])[0]
    const isClosed = status?.['IsClosed'] === true
    fill(change, 'IsClosed', isClosed)
    if (change.kind === 'create') fill(change, 'IsClosedOnCreate', isClosed)
    if (!isClosed) fill(change, facts.closedAt, null)
    else if (change.before?.['IsClosed'] !== true) fillEmpty(change, facts.closedAt, context.now)
  },
} satisfies Rule
