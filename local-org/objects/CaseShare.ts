/** With whom records of Case are shared. */
import * as f from './kit/index.ts'

export default f.share('Case', '01n', ['CaseAccessLevel'])
