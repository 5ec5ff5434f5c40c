/** The statuses of tasks. */
import * as f from './kit/index.ts'

export default f.readOnly({
  name: 'TaskStatus',
  label: 'Task Status Value',
  plural: 'Task Status Value',
  prefix: '01J',
  replicateable: false,
  fields: [
    f.statusEntry('Task Status Value ID'),
    f.checkbox('IsDefault', 'Is Default', { readOnly: true }),
    f.checkbox('IsClosed', 'Is Closed', { readOnly: true }),
    f.whoFirst(f.audit()),
  ],
})
