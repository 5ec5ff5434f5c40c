/** Products: things and services that are sold. */
import { choice, defineObject, longText, text, url, yesNo } from '../object.ts'

export default defineObject({
  api: 'Product2',
  name: 'Product',
  plural: 'Products',
  describe: 'a thing or service that is sold.',
  synonyms: ['item', 'article', 'inventory', 'sku'],
  verbs: 'CRUDFL',
  changes: 'nu',
  fields: {
    name: text('Product name', { required: true }),
    productCode: text('Product code'),
    description: longText('Description'),
    isActive: yesNo('Can be sold'),
    family: choice('Product family'),
    stockKeepingUnit: text('Stock keeping unit (SKU)'),
    quantityUnitOfMeasure: choice('What it is counted in'),
    displayUrl: url('Address of a page about it'),
  },
  findBy: [{ field: 'productCode' }, { field: 'stockKeepingUnit' }, { field: 'name' }],
  shown: ['Id', 'Name', 'ProductCode', 'Family', 'IsActive', 'StockKeepingUnit', 'Description', 'CreatedDate'],
  fingerprint: ['name', 'productCode', 'stockKeepingUnit'],
  sample: {
    create: { name: 'Orchard Press 40', productCode: 'OP-40', isActive: true },
    change: { description: 'Forty litres an hour' },
    mistake: { values: { productCod: 'OP-41' }, problem: 'field-unknown' },
  },
})
