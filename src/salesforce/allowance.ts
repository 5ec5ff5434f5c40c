/** How much of the org's daily API allowance is left, as its answers tell with every call. */
import type { CallReport } from './salesforce.ts'

export class Allowance {
  #left = 1

  /** As a share, 0 to 1; all of it as long as nobody has said. */
  get left(): number {
    return this.#left
  }

  note({ usage }: Pick<CallReport, 'usage'>): void {
    if (usage && usage.limit > 0) this.#left = Math.max(0, 1 - usage.used / usage.limit)
  }
}
