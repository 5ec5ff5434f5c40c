/** The statuses of orders. */
import * as f from './kit/index.ts'

export default f.readOnly({
  name: 'OrderStatus',
  label: 'Order Status Value',
  plural: 'Order Status Value',
  prefix: '01J',
  fields: [
    f.statusEntry('Order Status Value ID'),
    f.checkbox('IsDefault', 'Is Default', { readOnly: true }),
    f.picklist('StatusCode', 'Status Code', [], { readOnly: true, length: 40 }),
    f.whoFirst(f.audit()),
  ],
})
