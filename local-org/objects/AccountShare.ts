/** With whom records of Account are shared. */
import * as f from './kit/index.ts'

export default f.share('Account', '00r', [
  'AccountAccessLevel',
  'OpportunityAccessLevel',
  'CaseAccessLevel',
  'ContactAccessLevel',
])
