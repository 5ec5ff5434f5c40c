/** Which fields of a lead changed, from what to what. */
import * as f from './kit/index.ts'

export default f.history('LeadHistory', 'Lead History', 'Lead')
