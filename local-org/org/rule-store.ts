/**
 * The administrator's set-up. A member of the book is journalled whole at each change, being small and seldom changed; what was
 * deployed is journalled one component at a time, being large.
 */
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
  workflow: { rules: [], updates: [], tasks: [] },
  leadMappings: {},
  recordTypeVisibilities: [],
  recordTypeChoices: {},
  feedTracking: {},
  history: {
    Lead: ['Status', 'OwnerId', 'Rating'],
    Opportunity: ['StageName', 'Amount', 'CloseDate', 'OwnerId'],
    Case: ['Status', 'Priority', 'OwnerId'],
  },
})

/** A component that came or, with null, went. */
export interface ComponentEntry {
  component: [key: string, value: object | null]
}

export type RuleEntry = Partial<RuleBook> | ComponentEntry

export class RuleStore implements Persistent<RuleEntry> {
  readonly kind = 'rules'
  readonly components = new Map<string, object>()
  book: RuleBook = empty()
  /** Grows with every change; what is derived from the book keeps it to know when it is old. */
  version = 0

  restore(entry: RuleEntry): void {
    if (!('component' in entry)) this.book = { ...this.book, ...entry }
    else this.#put(...entry.component)
    this.version++
  }

  #put(key: string, value: object | null): void {
    if (value === null) this.components.delete(key)
    else this.components.set(key, value)
  }

  *snapshot(): Iterable<RuleEntry> {
    yield this.book
    for (const component of this.components) yield { component }
  }

  clear(): void {
    this.book = empty()
    this.components.clear()
    this.version++
  }
}
