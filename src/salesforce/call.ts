/** The one function all parts of the client stand on: a line bound to a purpose and a meter. */
import type { RestAnswer, RestCall, StreamedAnswer } from './salesforce.ts'

export interface Caller {
  call(call: RestCall): Promise<RestAnswer>
  /** The body of a good answer as a stream. */
  stream(call: RestCall): Promise<StreamedAnswer>
  /** `/services/data/vNN.0`: parts of a composite call name it themselves. */
  base: string
}
