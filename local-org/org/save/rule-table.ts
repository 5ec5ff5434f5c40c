/** All rules, found by reading the folder `rules/`, sorted by object and stage. */
import { readFolder } from '../../read-folder.ts'
import { OrgError } from '../schema.ts'
import type { Change, Rule, RuleContext } from './rule.ts'

export type Stage = 'before' | 'check' | 'after'

const FOLDER = new URL('../rules/', import.meta.url)
const DEFAULT_ORDER = 50

export class RuleTable {
  readonly #rules: Rule[]
  readonly #byObject = new Map<string, Rule[]>()

  constructor(rules: Rule[]) {
    this.#rules = [...rules].sort((a, b) => (a.order ?? DEFAULT_ORDER) - (b.order ?? DEFAULT_ORDER))
  }

  run(stage: Stage, change: Change, context: RuleContext): void {
    for (const rule of this.#of(change.meta.name)) rule[stage]?.(change, context)
  }

  #of(object: string): Rule[] {
    let rules = this.#byObject.get(object)
    if (!rules) {
      rules = this.#rules.filter((rule) => rule.objects === 'all' || rule.objects.includes(object))
      this.#byObject.set(object, rules)
    }
    return rules
  }
}

function isRule(value: unknown): value is Rule {
  return typeof value === 'object' && value !== null && 'objects' in value
}

/** Reads every rule file; each exports its rule as default. */
export async function loadRules(): Promise<RuleTable> {
  const found = await readFolder<{ default?: unknown }>(FOLDER)
  const rules = found.map(({ name, module: { default: rule } }) => {
    if (!isRule(rule)) throw new OrgError('UNKNOWN_EXCEPTION', `${name} does not export a rule`, { status: 500 })
    return rule
  })
  return new RuleTable(rules)
}
