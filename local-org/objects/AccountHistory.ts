/** Which fields of an account changed, from what to what. */
import * as f from './kit/index.ts'

export default f.history('AccountHistory', 'Account History', 'Account')
