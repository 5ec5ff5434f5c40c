/** A page of Visualforce: a row for each that was deployed. The local org shows none of them. */
import * as f from './kit/index.ts'
import { visualforceFields } from './visualforce.ts'

export default f.readOnly({
  name: 'ApexPage',
  label: 'Visualforce Page',
  plural: 'Visualforce Pages',
  prefix: '066',
  mruEnabled: true,
  searchable: true,
  fields: [
    f.id('Visualforce Page ID'),
    ...visualforceFields(),
    f.checkbox('IsAvailableInTouch', 'Available in Touch', { readOnly: true }),
    f.checkbox('IsConfirmationTokenRequired', 'Require CSRF protection on GET requests', { readOnly: true }),
  ],
})
