/** Opportunity line items: the products of a deal. */
import { date, defineObject, id, number, text } from '../object.ts'
import { completeLineItems } from '../records/complete-line-items.ts'

export default defineObject({
  api: 'OpportunityLineItem',
  name: 'OpportunityLineItem',
  plural: 'OpportunityLineItems',
  describe: 'a product of an opportunity, with quantity and price.',
  synonyms: ['line item', 'opportunity product', 'deal product'],
  verbs: 'CRUDFL',
  changes: 'nu',
  fields: {
    opportunityId: id('Id of the opportunity', { required: true }),
    pricebookEntryId: id('Id of the product’s price in the opportunity’s price book'),
    product2Id: text('The product, instead of its price-book entry: id, code or name'),
    quantity: number('How many', { required: true }),
    unitPrice: number('Price of one; left out, the price book’s, unless totalPrice is given'),
    totalPrice: number('Price of all'),
    serviceDate: date('Day of the service or delivery (YYYY-MM-DD)'),
    description: text('Description of the line'),
  },
  findBy: [{ field: 'opportunityId' }],
  shown: [
    'Id',
    'OpportunityId',
    'Product2Id',
    'Name',
    'ProductCode',
    'Quantity',
    'UnitPrice',
    'TotalPrice',
    'ServiceDate',
    'CreatedDate',
  ],
  fingerprint: ['opportunityId', 'pricebookEntryId', 'description'],
  complete: completeLineItems,
  sample: {
    given: {
      book: { object: 'Pricebook2', fields: { IsStandard: true }, exists: true },
      product: { object: 'Product2', fields: { Name: 'Orchard Press 40', IsActive: true } },
      price: {
        object: 'PricebookEntry',
        fields: { Pricebook2Id: '$book', Product2Id: '$product', UnitPrice: 1200, IsActive: true },
      },
      deal: {
        object: 'Opportunity',
        fields: { Name: 'Presses', StageName: 'Prospecting', CloseDate: '2031-06-30', Pricebook2Id: '$book' },
      },
    },
    create: { opportunityId: '$deal', pricebookEntryId: '$price', quantity: 3, unitPrice: 1150 },
    change: { quantity: 4, description: 'One more for the shop' },
    mistake: { values: { quantity: 'three' }, problem: 'field-value-invalid' },
  },
})
