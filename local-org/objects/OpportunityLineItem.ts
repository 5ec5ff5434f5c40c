/** A product in an opportunity; quantity times sales price is its total. */
import * as f from './kit/index.ts'

export default f.detail({
  name: 'OpportunityLineItem',
  label: 'Opportunity Product',
  plural: 'Opportunity Product',
  prefix: '00k',
  mruEnabled: true,
  fields: [
    f.id('Line Item ID'),
    f.reference('OpportunityId', 'Opportunity ID', 'Opportunity', {
      required: true,
      createOnly: true,
      children: 'OpportunityLineItems',
      onParentDelete: 'cascade',
    }),
    f.int('SortOrder', 'Sort Order', { permissionable: false }),
    f.reference('PricebookEntryId', 'Price Book Entry ID', 'PricebookEntry', {
      permissionable: false,
      children: 'OpportunityLineItems',
      onParentDelete: 'restrict',
    }),
    f.reference('Product2Id', 'Product ID', 'Product2', { createOnly: true, onParentDelete: 'restrict' }),
    f.text('ProductCode', 'Product Code', 255, { readOnly: true }),
    f.text('Name', 'Opportunity Product Name', 376, { readOnly: true, nameField: true, groupable: false }),
    f.double('Quantity', 'Quantity', 10, 2, { required: true }),
    f.currency('TotalPrice', 'Total Price', 2),
    f.currency('UnitPrice', 'Sales Price', 2),
    f.currency('ListPrice', 'List Price', 2, { computed: true }),
    f.date('ServiceDate', 'Date'),
    f.text('Description', 'Line Description', 255),
    f.audit(),
    f.isDeleted(),
    f.viewed(),
  ],
})
