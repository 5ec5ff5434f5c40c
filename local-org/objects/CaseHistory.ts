/** Which fields of a case changed, from what to what. */
import * as f from './kit/index.ts'

export default f.history('CaseHistory', 'Case History', 'Case')
