/** Counts how often the close of an opportunity was put off into a later month. */
import { fill, type Rule } from '../save/rule.ts'

const month = (day: unknown) => String(day ?? '').slice(0, 7)

export default {
  objects: ['Opportunity'],
  before(change) {
    const { kind, before, after } = change
    if (kind === 'create') fill(change, 'PushCount', 0)
    if (kind !== 'update' || month(after['CloseDate']) <= month(before?.['CloseDate'])) return
    fill(change, 'PushCount', Number(before?.['PushCount'] ?? 0) + 1)
  },
} satisfies Rule
