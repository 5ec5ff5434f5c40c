/** The priorities of tasks. */
import * as f from './kit/index.ts'

export default f.readOnly({
  name: 'TaskPriority',
  label: 'Task Priority Value',
  plural: 'Task Priority Value',
  prefix: '01J',
  replicateable: false,
  fields: [
    f.statusEntry('Task Priority Value ID'),
    f.checkbox('IsDefault', 'Is Default', { readOnly: true }),
    f.checkbox('IsHighPriority', 'Is High Priority', { readOnly: true }),
    f.whoFirst(f.audit()),
  ],
})
