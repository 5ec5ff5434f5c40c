/** The statuses of cases. */
import * as f from './kit/index.ts'

export default f.readOnly({
  name: 'CaseStatus',
  label: 'Case Status Value',
  plural: 'Case Status Value',
  prefix: '01J',
  replicateable: false,
  fields: [
    f.statusEntry('Case Status Value ID'),
    f.checkbox('IsDefault', 'Is Default', { readOnly: true }),
    f.checkbox('IsClosed', 'Is Closed', { readOnly: true }),
    f.whoFirst(f.audit()),
  ],
})
