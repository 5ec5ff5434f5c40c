/** What users of a kind may do. */
import * as f from './kit/index.ts'

/** What permission sets call packaging has kept its older name here. */
const asProfilesSay = (field: f.FieldSpec) => ({ ...field, name: field.name.replace(/Packaging$/, 'Multiforce') })

export default f.readOnly({
  name: 'Profile',
  label: 'Profile',
  plural: 'Profiles',
  prefix: '00e',
  createable: true,
  updateable: true,
  mruEnabled: true,
  searchable: true,
  toolingFields: f.COMPONENT,
  fields: [
    f.id('Profile ID'),
    f.text('Name', 'Name', 255, { required: true, nameField: true, idLookup: true }),
    f.switchList('Permissions', 'permissions').map(asProfilesSay),
    f.reference('UserLicenseId', 'User License ID', 'UserLicense', { required: true, createOnly: true }),
    f.picklist('UserType', 'User Type', f.USER_TYPES, { readOnly: true, length: 40 }),
    f.audit(),
    f.text('Description', 'Description', 255, { permissionable: false }),
    f.viewed(),
    f.component(),
  ],
})
