/** The statuses of contracts. */
import * as f from './kit/index.ts'

export default f.readOnly({
  name: 'ContractStatus',
  label: 'Contract Status Value',
  plural: 'Contract Status Value',
  prefix: '01J',
  replicateable: false,
  fields: [
    f.statusEntry('Contract Status Value ID'),
    f.checkbox('IsDefault', 'Is Default', { readOnly: true }),
    f.picklist('StatusCode', 'Status Code', [], { readOnly: true, length: 40 }),
    f.whoFirst(f.audit()),
  ],
})
