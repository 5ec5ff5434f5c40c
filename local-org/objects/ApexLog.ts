/** A debug log. The local org runs no Apex and writes none; clients list them. */
import * as f from './kit/index.ts'

export default f.readOnly({
  name: 'ApexLog',
  label: 'Apex Debug Log',
  plural: 'Apex Debug Log',
  prefix: '07L',
  deletable: true,
  replicateable: false,
  fields: [
    f.id('Log ID'),
    f.reference('LogUserId', 'Log User ID', 'User', { readOnly: true }),
    f.int('LogLength', 'Log Size (bytes)', { readOnly: true }),
    f.datetime('LastModifiedDate', 'Last Modified', { readOnly: true }),
    f.text('Request', 'Request Type', 20, { readOnly: true }),
    f.text('Operation', 'Operation', 255, { readOnly: true }),
    f.text('Application', 'Application', 255, { readOnly: true }),
    f.text('Status', 'Status', 255, { readOnly: true }),
    f.int('DurationMilliseconds', 'Duration (ms)', { readOnly: true }),
    f.systemModstamp(),
    f.datetime('StartTime', 'Start Time', { readOnly: true }),
    f.picklist('Location', 'Location', ['Monitoring', 'Preserved', 'SystemLog'], { length: 40, readOnly: true }),
    f.text('RequestIdentifier', 'Request ID', 84, { readOnly: true }),
  ],
})
