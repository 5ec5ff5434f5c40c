/** With whom records of Campaign are shared. */
import * as f from './kit/index.ts'

export default f.share('Campaign', '08s', ['CampaignAccessLevel'])
