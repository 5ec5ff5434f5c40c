/** The statuses of contracts. */
import * as f from './kit/index.ts'

export default f.readOnly({
  name: 'ContractStatus',
  label: 'Contract Status',
  plural: 'Contract Status',
  prefix: '01J',
  fields: [
    f.statusEntry('Contract Status ID'),
    f.checkbox('IsDefault', 'Is Default', { readOnly: true }),
    f.text('StatusCode', 'Status Category', 40, { readOnly: true }),
    f.audit(),
  ],
})
