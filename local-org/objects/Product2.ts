/** A thing or service that is sold. */
import * as f from './kit/index.ts'

export default f.object({
  name: 'Product2',
  label: 'Product',
  plural: 'Products',
  prefix: '01t',
  feedEnabled: true,
  mruEnabled: true,
  fields: [
    f.id('Product ID'),
    f.text('Name', 'Product Name', 255, { required: true, nameField: true, idLookup: true }),
    f.text('ProductCode', 'Product Code', 255),
    f.textarea('Description', 'Product Description', 4000),
    f.checkbox('IsActive', 'Active', { permissionable: false }),
    f.audit(),
    f.recordType(),
    f.picklist('Family', 'Product Family', ['None']),
    f.reference('ExternalDataSourceId', 'External Data Source ID', 'ExternalDataSource'),
    f.text('ExternalId', 'External ID', 255),
    f.url('DisplayUrl', 'Display URL', { length: 1000, groupable: false }),
    f.picklist('QuantityUnitOfMeasure', 'Quantity Unit Of Measure', ['Each']),
    f.isDeleted(),
    f.checkbox('IsArchived', 'Archived', { readOnly: true }),
    f.viewed(),
    f.text('StockKeepingUnit', 'Product SKU', 180),
  ],
})
