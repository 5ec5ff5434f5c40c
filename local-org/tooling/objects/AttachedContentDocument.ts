/** Files and notes on a record, as its page lists them: read in sub-queries. */

import { AttachmentTable, files } from '../attachment-table.ts'
import type { ComposedObject } from '../computed-object.ts'

export default {
  of: 'AttachedContentDocument',
  table: (view) => new AttachmentTable(view, 'AttachedContentDocument', 'LinkedEntityId', [files]),
} satisfies ComposedObject
