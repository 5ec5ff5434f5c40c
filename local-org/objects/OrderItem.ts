/** A product on an order. */
import * as f from './kit/index.ts'

export default f.detail({
  name: 'OrderItem',
  label: 'Order Product',
  plural: 'Order Products',
  prefix: '802',
  fields: [
    f.id('Order Product ID'),
    f.reference('Product2Id', 'Product ID', 'Product2', { createOnly: true }),
    f.isDeleted(),
    f.reference('OrderId', 'Order ID', 'Order', {
      required: true,
      createOnly: true,
      children: 'OrderItems',
      onParentDelete: 'cascade',
    }),
    f.reference('PricebookEntryId', 'Price Book Entry ID', 'PricebookEntry', { required: true, createOnly: true }),
    f.reference('OriginalOrderItemId', 'Original Order Item ID', 'OrderItem', {
      createOnly: true,
      children: 'ChildOrderItems',
    }),
    f.double('AvailableQuantity', 'Available Quantity', 18, 2, { readOnly: true }),
    f.double('Quantity', 'Quantity', 18, 2, { required: true }),
    f.currency('UnitPrice', 'Unit Price', 2, { permissionable: false }),
    f.currency('ListPrice', 'List Price', 2, { updateable: false }),
    f.currency('TotalPrice', 'Total Price', 2, { readOnly: true }),
    f.date('ServiceDate', 'Start Date'),
    f.date('EndDate', 'End Date'),
    f.text('Description', 'Line Description', 255),
    f.audit(),
    f.autoNumber('OrderItemNumber', 'Order Product Number', '{0000000000}'),
  ],
})
