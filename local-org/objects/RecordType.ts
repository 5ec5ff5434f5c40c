/** A kind of records of one object, with its own picklist values. */
import * as f from './kit/index.ts'

export default f.readOnly({
  name: 'RecordType',
  label: 'Record Type',
  plural: 'Record Types',
  prefix: '012',
  createable: true,
  updateable: true,
  mruEnabled: true,
  searchable: true,
  toolingFields: f.COMPONENT,
  fields: [
    f.id('Record Type ID'),
    f.text('Name', 'Name', 80, { required: true, nameField: true }),
    f.text('DeveloperName', 'Record Type Name', 80, { required: true }),
    f.text('NamespacePrefix', 'Namespace Prefix', 15, { readOnly: true }),
    f.text('Description', 'Description', 255, { permissionable: false }),
    f.picklist('SobjectType', 'SObject Type Name', [], { length: 40, required: true, createOnly: true }),
    f.checkbox('IsActive', 'Active', { updateOnly: true, defaultValue: true }),
    f.component(),
    f.checkbox('IsPersonType', 'Is Person Type', { readOnly: true }),
    f.whoFirst(f.audit()),
  ],
})
