/** What is still to come. */

import { ActivityTable } from '../activity-table.ts'
import type { ComposedObject } from '../computed-object.ts'

export default {
  of: 'OpenActivity',
  table: (view) => new ActivityTable(view, view.table('OpenActivity').object, false),
} satisfies ComposedObject
