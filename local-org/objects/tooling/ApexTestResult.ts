/** What a test written in Apex came to. The local org runs no Apex, so there are none. */
import * as f from '../kit/index.ts'

export default f.readOnly({
  name: 'ApexTestResult',
  label: 'Apex Test Result',
  plural: 'Apex Test Results',
  prefix: '07M',
  fields: [
    f.id('Apex Test Result ID'),
    f.systemModstamp(),
    f.datetime('TestTimestamp', 'Time Started', { readOnly: true }),
    f.picklist('Outcome', 'Pass/Fail', ['Pass', 'Fail', 'CompileFail', 'Skip'], { length: 40, readOnly: true }),
    f.reference('ApexClassId', 'Class ID', 'ApexClass', { readOnly: true }),
    f.text('MethodName', 'Method Name', 255, { readOnly: true, nameField: true }),
    f.textarea('Message', 'Error Message', 4000, { readOnly: true }),
    f.textarea('StackTrace', 'Stack Trace', 4000, { readOnly: true }),
    f.text('AsyncApexJobId', 'Apex Job ID', 18, { readOnly: true }),
    f.int('RunTime', 'Time to Run', { readOnly: true }),
  ],
})
