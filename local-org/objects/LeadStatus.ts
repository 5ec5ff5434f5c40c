/** The statuses of leads. */
import * as f from './kit/index.ts'

export default f.readOnly({
  name: 'LeadStatus',
  label: 'Lead Status Value',
  plural: 'Lead Status Value',
  prefix: '01J',
  replicateable: false,
  fields: [
    f.statusEntry('Lead Status Value ID'),
    f.checkbox('IsDefault', 'Is Default', { readOnly: true }),
    f.checkbox('IsConverted', 'Is Converted', { readOnly: true }),
    f.whoFirst(f.audit()),
  ],
})
