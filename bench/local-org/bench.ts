/** What the parts of the local org's benchmark share. */
import type { Size } from '../support/data.ts'
import type { OrgProcess } from '../support/org.ts'
import type { Options } from '../support/report.ts'

export interface Bench {
  org: OrgProcess
  options: Options
  size: Size
  /** What was filled in. */
  data(): { parents: string[]; contact: string }
}
