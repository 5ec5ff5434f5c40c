/** Rules that hold for a number of times and are then gone: what the control door wants to go wrong. */

export class CountedRules<R extends { times: number }> {
  #rules: R[] = []

  get list(): readonly R[] {
    return this.#rules
  }

  add(rule: R): void {
    this.#rules.push({ ...rule })
  }

  clear(): void {
    this.#rules = []
  }

  /** The first rule that fits, used up once more; undefined when none does. */
  protected takeOne(fits: (rule: R) => boolean): R | undefined {
    const rule = this.#rules.find(fits)
    if (!rule) return undefined
    rule.times -= 1
    if (rule.times <= 0) this.#rules = this.#rules.filter((other) => other !== rule)
    return rule
  }
}
