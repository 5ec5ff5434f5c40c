/** Which fields of an opportunity changed, from what to what. */
import * as f from './kit/index.ts'

export default f.history('OpportunityFieldHistory', 'Opportunity Field History', 'Opportunity')
