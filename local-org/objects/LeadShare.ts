/** With whom records of Lead are shared. */
import * as f from './kit/index.ts'

export default f.share('Lead', '01o', ['LeadAccessLevel'])
