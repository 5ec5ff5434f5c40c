/** The statuses of leads. */
import * as f from './kit/index.ts'

export default f.readOnly({
  name: 'LeadStatus',
  label: 'Lead Status',
  plural: 'Lead Status',
  prefix: '01J',
  fields: [
    f.statusEntry('Lead Status ID'),
    f.checkbox('IsDefault', 'Is Default', { readOnly: true }),
    f.checkbox('IsConverted', 'Converted', { readOnly: true }),
    f.audit(),
  ],
})
