/** An example of a custom object: every kind of custom field, a lookup and a master. */
import * as f from './kit/index.ts'

export default f.object({
  name: 'Invoice__c',
  label: 'Invoice',
  plural: 'Invoices',
  prefix: 'a00',
  feedEnabled: true,
  mruEnabled: true,
  fields: [
    f.id('Record ID'),
    f.isDeleted(),
    f.autoNumber('Name', 'Invoice Number', 'INV-{0000}', { length: 80 }),
    f.audit(),
    f.lastActivity(),
    f.viewed(),
    f.masterDetail('Account__c', 'Account', 'Account', { children: 'Invoices__r' }),
    f.reference('Opportunity__c', 'Opportunity', 'Opportunity', { children: 'Invoices__r' }),
    f.picklist('Status__c', 'Status', ['Draft', 'Sent', 'Paid', 'Overdue', 'Cancelled'], {
      restrictedPicklist: true,
      default: 'Draft',
    }),
    f.currency('Amount__c', 'Amount', 2),
    f.date('Due_Date__c', 'Due Date'),
    f.checkbox('Paid__c', 'Paid'),
    f.multipicklist('Channels__c', 'Channels', ['E-mail', 'Post', 'Portal', 'EDI']),
    f.textarea('Notes__c', 'Notes', 32768),
    f.text('External_Id__c', 'External Id', 64, { externalId: true, idLookup: true, unique: true }),
  ],
})
