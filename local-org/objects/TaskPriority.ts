/** The priorities of tasks. */
import * as f from './kit/index.ts'

export default f.readOnly({
  name: 'TaskPriority',
  label: 'Task Priority',
  plural: 'Task Priority',
  prefix: '01J',
  fields: [
    f.statusEntry('Task Priority ID'),
    f.checkbox('IsDefault', 'Is Default', { readOnly: true }),
    f.checkbox('IsHighPriority', 'High Priority', { readOnly: true }),
    f.audit(),
  ],
})
