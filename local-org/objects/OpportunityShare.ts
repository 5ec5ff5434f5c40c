/** With whom records of Opportunity are shared. */
import * as f from './kit/index.ts'

export default f.share('Opportunity', '00t', ['OpportunityAccessLevel'])
