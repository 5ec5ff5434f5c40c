/** The statuses of orders. */
import * as f from './kit/index.ts'

export default f.readOnly({
  name: 'OrderStatus',
  label: 'Order Status',
  plural: 'Order Status',
  prefix: '01J',
  fields: [
    f.statusEntry('Order Status ID'),
    f.checkbox('IsDefault', 'Is Default', { readOnly: true }),
    f.text('StatusCode', 'Status Category', 40, { readOnly: true }),
    f.audit(),
  ],
})
