/** Failures the control door wants of the Pub/Sub API. */

import { PubSubRefusal, type RefusalCode } from './refusal-codes.ts'

/** The next `times` calls of a method (of any, when none is named) end with a code. */
export interface PubSubFault {
  method?: string
  code: RefusalCode
  times: number
}

export class PubSubFaults {
  #rules: PubSubFault[] = []

  get list(): readonly PubSubFault[] {
    return this.#rules
  }

  add(rule: PubSubFault): void {
    this.#rules.push({ ...rule })
  }

  clear(): void {
    this.#rules = []
  }

  /** Throws PubSubRefusal when a rule wants this call to fail. */
  check(method: string): void {
    const rule = this.#rules.find((one) => one.method === undefined || one.method === method)
    if (!rule) return
    rule.times -= 1
    if (rule.times <= 0) this.#rules = this.#rules.filter((other) => other !== rule)
    throw new PubSubRefusal(rule.code)
  }
}
