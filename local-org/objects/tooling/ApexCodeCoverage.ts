/** What one test method runs through. The local org runs no Apex, so there are none. */
import * as f from '../kit/index.ts'

export default f.readOnly({
  name: 'ApexCodeCoverage',
  label: 'Apex Code Coverage',
  plural: 'Apex Code Coverages',
  prefix: '714',
  fields: [
    f.id('Apex Code Coverage ID'),
    f.audit(),
    f.reference('ApexTestClassId', 'Test Class ID', 'ApexClass', { readOnly: true }),
    f.text('TestMethodName', 'Test Method Name', 255, { readOnly: true }),
    f.reference('ApexClassOrTriggerId', 'Class ID', ['ApexClass', 'ApexTrigger'], { readOnly: true }),
    f.int('NumLinesCovered', 'Number of lines covered', { readOnly: true }),
    f.int('NumLinesUncovered', 'Number of lines uncovered', { readOnly: true }),
  ],
})
