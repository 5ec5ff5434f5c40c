/** Which records sharing rules open, and to whom (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_sharingrules.htm). */
import type { SharingRule } from '../rulebook.ts'
import { holds } from '../save/boolean-filter.ts'
import { meets } from '../save/summary-filter.ts'
import type { Meta } from '../schema/meta.ts'
import type { Row } from '../schema.ts'
import { belongsTo, type Tables } from './members.ts'

export class RuleShares {
  readonly #tables: Tables
  readonly #rules = new Map<string, SharingRule[]>()
  /** Rule and person -> whether the person is among those it names. */
  readonly #members = new Map<string, boolean>()

  /** To be made anew when rules, users, roles or groups change. */
  constructor(tables: Tables, rules: readonly SharingRule[]) {
    this.#tables = tables
    for (const rule of rules) this.#rules.set(rule.object, [...(this.#rules.get(rule.object) ?? []), rule])
  }

  /** The rules a record falls under. */
  of(meta: Meta, row: Row): SharingRule[] {
    return (this.#rules.get(meta.name) ?? []).filter((rule) => this.#covers(rule, meta, row))
  }

  /** Whether a rule opens the record to the user. */
  opens(meta: Meta, row: Row, what: 'read' | 'edit', userId: string): boolean {
    const rules = this.#rules.get(meta.name) ?? []
    return rules.some((rule) => {
      const allows = what === 'read' || rule.access === 'Edit'
      return allows && this.#isAmong(rule, 'to', userId) && this.#covers(rule, meta, row)
    })
  }

  #covers(rule: SharingRule, meta: Meta, row: Row): boolean {
    if (rule.from) return this.#isAmong(rule, 'from', String(row['OwnerId'] ?? ''))
    const results = rule.criteria.map((one) => meets([one], (name) => meta.field(name), row))
    return results.length > 0 && holds(rule.booleanFilter, results)
  }

  #isAmong(rule: SharingRule, side: 'from' | 'to', id: string): boolean {
    const key = `${rule.object}.${rule.name} ${side} ${id}`
    const sharee = rule[side]
    const known = this.#members.get(key) ?? (sharee !== undefined && belongsTo(this.#tables, sharee, id))
    this.#members.set(key, known)
    return known
  }
}
