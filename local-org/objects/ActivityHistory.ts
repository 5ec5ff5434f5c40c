/** Closed tasks and past events of a record, as its page lists them: read in sub-queries only, and computed when read. */
import * as f from './kit/index.ts'

export default f.activityList('ActivityHistory', 'Activity History', 'ActivityHistories')
