/** The administrator's set-up, journalled whole at each change: it is small and seldom changed. */
import type { Persistent } from './journal/persistent.ts'
import type { RuleBook } from './rulebook.ts'

const empty = (): RuleBook => ({
  validationRules: [],
  duplicateRules: [],
  assignmentRules: [],
  permissions: [],
  sharing: {},
  sharingRules: [],
  outboundMessages: [],
  leadMappings: {},
  recordTypeVisibilities: [],
  recordTypeChoices: {},
  history: {
    Lead: ['Status', 'OwnerId', 'Rating'],
    Opportunity: ['StageName', 'Amount', 'CloseDate', 'OwnerId'],
    Case: ['Status', 'Priority', 'OwnerId'],
  },
})

export class RuleStore implements Persistent<Partial<RuleBook>> {
  readonly kind = 'rules'
  book: RuleBook = empty()
  /** Grows with every change; what is derived from the book keeps it to know when it is old. */
  version = 0

  restore(changed: Partial<RuleBook>): void {
    this.book = { ...this.book, ...changed }
    this.version++
  }

  *snapshot(): Iterable<Partial<RuleBook>> {
    yield this.book
  }

  clear(): void {
    this.book = empty()
    this.version++
  }
}
