/** With whom records of Contact are shared. */
import * as f from './kit/index.ts'

export default f.share('Contact', '03s', ['ContactAccessLevel'])
