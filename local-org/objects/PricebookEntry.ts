/** The price of a product in a price book; the standard price comes first. */
import * as f from './kit/index.ts'

export default f.detail({
  name: 'PricebookEntry',
  label: 'Price Book Entry',
  plural: 'Price Book Entries',
  prefix: '01u',
  mruEnabled: true,
  triggerable: false,
  fields: [
    f.id('Price Book Entry ID'),
    f.text('Name', 'Product Name', 255, { readOnly: true, nameField: true }),
    f.reference('Pricebook2Id', 'Price Book ID', 'Pricebook2', {
      required: true,
      createOnly: true,
      children: 'PricebookEntries',
      onParentDelete: 'cascade',
    }),
    f.reference('Product2Id', 'Product ID', 'Product2', {
      required: true,
      createOnly: true,
      children: 'PricebookEntries',
      onParentDelete: 'cascade',
    }),
    f.currency('UnitPrice', 'List Price', 2, { required: true }),
    f.checkbox('IsActive', 'Active', { permissionable: false }),
    f.checkbox('UseStandardPrice', 'Use Standard Price', { permissionable: false }),
    f.audit(),
    f.text('ProductCode', 'Product Code', 255, { readOnly: true }),
    f.isDeleted(),
    f.checkbox('IsArchived', 'Archived', { readOnly: true }),
  ],
})
