/** The statuses of tasks. */
import * as f from './kit/index.ts'

export default f.readOnly({
  name: 'TaskStatus',
  label: 'Task Status',
  plural: 'Task Status',
  prefix: '01J',
  fields: [
    f.statusEntry('Task Status ID'),
    f.checkbox('IsDefault', 'Is Default', { readOnly: true }),
    f.checkbox('IsClosed', 'Closed', { readOnly: true }),
    f.audit(),
  ],
})
