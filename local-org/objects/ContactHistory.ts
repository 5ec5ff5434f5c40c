/** Which fields of a contact changed, from what to what. */
import * as f from './kit/index.ts'

export default f.history('ContactHistory', 'Contact History', 'Contact')
