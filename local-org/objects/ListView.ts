/** A saved, filtered list of records of one object; its filter stands in list-views.ts. */
import * as f from './kit/index.ts'

export default f.readOnly({
  name: 'ListView',
  label: 'List View',
  plural: 'List Views',
  prefix: '00B',
  mruEnabled: true,
  searchable: true,
  replicateable: false,
  fields: [
    f.id('List View ID'),
    f.text('Name', 'View Name', 40, { readOnly: true, nillable: false, nameField: true }),
    f.text('DeveloperName', 'View Unique Name', 80, { readOnly: true, nillable: false }),
    f.text('NamespacePrefix', 'Namespace Prefix', 15, { readOnly: true }),
    f.picklist('SobjectType', 'Custom Object Definition ID', [], { length: 40, readOnly: true }),
    f.checkbox('IsSoqlCompatible', 'Is SOQL Compatible', { readOnly: true, defaultValue: true }),
    f.audit(),
    f.viewed(),
  ],
})
