/** The statuses of cases. */
import * as f from './kit/index.ts'

export default f.readOnly({
  name: 'CaseStatus',
  label: 'Case Status',
  plural: 'Case Status',
  prefix: '01J',
  fields: [
    f.statusEntry('Case Status ID'),
    f.checkbox('IsDefault', 'Is Default', { readOnly: true }),
    f.checkbox('IsClosed', 'Closed', { readOnly: true }),
    f.audit(),
  ],
})
