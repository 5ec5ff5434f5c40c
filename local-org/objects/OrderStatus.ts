/** The statuses of orders. */
import * as f from './kit/index.ts'

export default f.readOnly({
  name: 'OrderStatus',
  label: 'Order Status Value',
  plural: 'Order Status Values',
  prefix: '01J',
  replicateable: false,
  fields: [
    f.statusEntry('Order Status Value ID'),
    f.checkbox('IsDefault', 'Is Default', { readOnly: true }),
    f.picklist('StatusCode', 'Status Code', [], { readOnly: true, length: 40 }),
    f.whoFirst(f.audit()),
  ],
})
