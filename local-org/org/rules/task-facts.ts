/** Priority and kind of a task. */
import { fill, fillEmpty, isChanged, type Rule } from '../save/rule.ts'

export default {
  objects: ['Task'],
  before(change, context) {
    if (change.kind === 'create') fillEmpty(change, 'TaskSubtype', 'Task')
    if (!isChanged(change, 'Priority')) return
    const priority = context.find('TaskPriority', 'MasterLabel', change.after['Priority'])[0]
    fill(change, 'IsHighPriority', priority?.['IsHighPriority'] === true)
  },
} satisfies Rule
