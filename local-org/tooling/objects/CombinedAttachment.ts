/** All that hangs on a record, of the old kind and the new: read in sub-queries. */

import { AttachmentTable, files, oldOnes } from '../attachment-table.ts'
import type { ComposedObject } from '../computed-object.ts'

export default {
  of: 'CombinedAttachment',
  table: (view) => new AttachmentTable(view, 'CombinedAttachment', 'ParentId', [...oldOnes, files]),
} satisfies ComposedObject
