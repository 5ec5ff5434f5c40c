/** Failures the control door wants of the Pub/Sub API. */

import { CountedRules } from '../events/index.ts'
import { PubSubRefusal, type RefusalCode } from './refusal-codes.ts'

/** The next `times` calls of a method (of any, when none is named) end with a code. */
export interface PubSubFault {
  method?: string
  code: RefusalCode
  times: number
}

export class PubSubFaults extends CountedRules<PubSubFault> {
  /** Throws PubSubRefusal when a rule wants this call to fail. */
  check(method: string): void {
    const rule = this.takeOne((one) => one.method === undefined || one.method === method)
    if (rule) throw new PubSubRefusal(rule.code)
  }
}
