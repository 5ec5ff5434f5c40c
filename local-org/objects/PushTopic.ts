/** A query whose changed rows are streamed over CometD. */
import * as f from './kit/index.ts'

export default f.object({
  name: 'PushTopic',
  label: 'Push Topic',
  plural: 'Push Topics',
  prefix: '0IF',
  undeletable: false,
  searchable: false,
  layoutable: false,
  triggerable: false,
  replicateable: false,
  fields: [
    f.id('Push Topic ID'),
    f.text('Name', 'Topic Name', 25, { required: true, unique: true, nameField: true }),
    f.text('Query', 'SOQL Query', 1300, { required: true, groupable: false }),
    f.double('ApiVersion', 'API Version', 18, 1, { required: true }),
    f.checkbox('IsActive', 'Is Active', { permissionable: false, defaultValue: true }),
    f.picklist('NotifyForFields', 'Notify For Fields', ['Referenced', 'All', 'Select', 'Where'], {
      required: true,
      length: 40,
      restrictedPicklist: true,
      default: 'Referenced',
    }),
    f.picklist('NotifyForOperations', 'Notify For Operations', ['Create', 'Update', 'All', 'Extended'], {
      required: true,
      length: 40,
      restrictedPicklist: true,
      default: 'All',
    }),
    f.text('Description', 'Description', 400, { permissionable: false, groupable: false }),
    f.checkbox('NotifyForOperationCreate', 'Create', { permissionable: false, defaultValue: true }),
    f.checkbox('NotifyForOperationUpdate', 'Update', { permissionable: false, defaultValue: true }),
    f.checkbox('NotifyForOperationDelete', 'Delete', { permissionable: false, defaultValue: true }),
    f.checkbox('NotifyForOperationUndelete', 'Undelete', { permissionable: false, defaultValue: true }),
    f.isDeleted(),
    f.audit(),
  ],
})
