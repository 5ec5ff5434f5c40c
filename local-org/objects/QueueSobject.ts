/** Says which objects a queue may own. */
import * as f from './kit/index.ts'

export default f.readOnly({
  name: 'QueueSobject',
  label: 'Queue sObject',
  plural: 'Queue sObjects',
  prefix: '03g',
  createable: true,
  deletable: true,
  fields: [
    f.id('Queue sObject ID'),
    f.reference('QueueId', 'Group ID', 'Group', {
      required: true,
      createOnly: true,
      children: 'QueueSobjects',
      onParentDelete: 'cascade',
    }),
    f.picklist('SobjectType', 'sObject Type', [], { length: 40, required: true, createOnly: true }),
    f.reference('CreatedById', 'Created By ID', 'User', { readOnly: true, nillable: false, defaultedOnCreate: true }),
    f.systemModstamp(),
  ],
})
