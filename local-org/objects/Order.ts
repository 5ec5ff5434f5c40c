/** What an account has ordered; a draft until it is activated. */
import { names, orderStatuses } from './derived.ts'
import * as f from './kit/index.ts'

export default f.object({
  name: 'Order',
  label: 'Order',
  plural: 'Orders',
  prefix: '801',
  feedEnabled: true,
  mruEnabled: true,
  fields: [
    f.id('Order ID'),
    f.owner(['Group', 'User']),
    f.reference('ContractId', 'Contract ID', 'Contract', {
      children: 'Orders',
      permissionable: false,
      onParentDelete: 'cascade',
    }),
    f.reference('AccountId', 'Account ID', 'Account', {
      children: 'Orders',
      permissionable: false,
      onParentDelete: 'cascade',
    }),
    f.reference('Pricebook2Id', 'Price Book ID', 'Pricebook2', {
      children: 'Orders',
      defaultedOnCreate: true,
      permissionable: false,
      onParentDelete: 'restrict',
    }),
    f.reference('OriginalOrderId', 'Order ID', 'Order', {
      createOnly: true,
      children: 'Orders',
      defaultedOnCreate: true,
      onParentDelete: 'restrict',
    }),
    f.date('EffectiveDate', 'Order Start Date', { required: true }),
    f.date('EndDate', 'Order End Date', { permissionable: false }),
    f.picklist('Status', 'Status', names(orderStatuses), { required: true, length: 100 }),
    f.textarea('Description', 'Description', 32000),
    f.reference('CustomerAuthorizedById', 'Customer Authorized By ID', 'Contact', { onParentDelete: 'restrict' }),
    f.reference('CompanyAuthorizedById', 'Company Authorized By ID', 'User'),
    f.picklist('Type', 'Order Type', []),
    f.address('Billing'),
    f.address('Shipping'),
    f.datetime('ActivatedDate', 'Activated Date', { createable: false }),
    f.reference('ActivatedById', 'Activated By ID', 'User', { createable: false }),
    f.picklist('StatusCode', 'Status Category', ['Draft', 'Activated', 'Canceled', 'Expired', 'Superseded'], {
      required: true,
      length: 40,
      createable: false,
    }),
    f.text('OrderReferenceNumber', 'Order Reference Number', 80),
    f.text('Name', 'Order Name', 80),
    f.autoNumber('OrderNumber', 'Order Number', '{00000000}'),
    f.currency('TotalAmount', 'Order Amount', 2, {
      nillable: false,
      createable: false,
      updateable: false,
      defaultValue: 0,
      summary: { childObject: 'OrderItem', foreignKey: 'OrderId', operation: 'sum', field: 'TotalPrice' },
    }),
    f.audit(),
    f.recordType(),
    f.isDeleted(),
    f.viewed(),
  ],
})
