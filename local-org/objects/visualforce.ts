/** The columns that pages and components of Visualforce share. */
import * as f from './kit/index.ts'

export const visualforceFields = () => [
  f.text('NamespacePrefix', 'Namespace Prefix', 15, { readOnly: true }),
  f.text('Name', 'Name', 80, { readOnly: true, nameField: true }),
  f.double('ApiVersion', 'Api Version', 18, 1, { readOnly: true }),
  f.text('MasterLabel', 'Label', 80, { readOnly: true }),
  f.textarea('Description', 'Description', 4000, { readOnly: true }),
  f.picklist('ControllerType', 'Controller Type', ['0', '1', '2', '3'], { length: 40, readOnly: true }),
  f.text('ControllerKey', 'Controller Key', 255, { readOnly: true }),
  f.textarea('Markup', 'Markup', 1_048_576, { readOnly: true }),
  f.audit(),
]
