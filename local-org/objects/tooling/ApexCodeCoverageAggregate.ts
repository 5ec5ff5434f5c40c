/** How much of a class or trigger tests run through. The local org runs no Apex, so nothing is known of any. */
import * as f from '../kit/index.ts'

export default f.readOnly({
  name: 'ApexCodeCoverageAggregate',
  label: 'Apex Code Coverage Aggregate',
  plural: 'Apex Code Coverage Aggregates',
  prefix: '715',
  fields: [
    f.id('Apex Code Coverage Aggregate ID'),
    f.audit(),
    f.reference('ApexClassOrTriggerId', 'Class ID', ['ApexClass', 'ApexTrigger'], { readOnly: true }),
    f.int('NumLinesCovered', 'Number of lines covered', { readOnly: true }),
    f.int('NumLinesUncovered', 'Number of lines uncovered', { readOnly: true }),
  ],
})
