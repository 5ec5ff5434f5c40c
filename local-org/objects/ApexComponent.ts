/** A component of Visualforce pages: a row for each that was deployed. */
import * as f from './kit/index.ts'
import { visualforceFields } from './visualforce.ts'

export default f.readOnly({
  name: 'ApexComponent',
  label: 'Visualforce Component',
  plural: 'Visualforce Components',
  prefix: '099',
  mruEnabled: true,
  searchable: true,
  fields: [f.id('Visualforce Component ID'), ...visualforceFields()],
})
