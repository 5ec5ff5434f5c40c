/** Open tasks and coming events of a record, as its page lists them: read in sub-queries only, and computed when read. */
import * as f from './kit/index.ts'

export default {
  ...f.activityList('OpenActivity', 'Open Activity', 'OpenActivities'),
  labelPlural: 'Open Activities',
}
