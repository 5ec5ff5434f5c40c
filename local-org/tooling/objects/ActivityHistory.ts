/** What is over. */

import { ActivityTable } from '../activity-table.ts'
import type { ComposedObject } from '../computed-object.ts'

export default {
  of: 'ActivityHistory',
  table: (view) => new ActivityTable(view, view.table('ActivityHistory').object, true),
} satisfies ComposedObject
