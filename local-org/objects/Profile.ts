/** What users of a kind may do. */
import * as f from './kit/index.ts'

export default f.readOnly({
  name: 'Profile',
  label: 'Profile',
  plural: 'Profiles',
  prefix: '00e',
  fields: [
    f.id('Profile ID'),
    f.text('Name', 'Name', 255, { required: true, nameField: true, idLookup: true }),
    f.reference('UserLicenseId', 'User License ID', 'UserLicense', { required: true, createOnly: true }),
    f.labelledSwitches('Permissions', f.PERMISSIONS),
    f.picklist('UserType', 'User Type', f.USER_TYPES, { readOnly: true, length: 40 }),
    f.audit(),
    f.text('Description', 'Description', 255, { permissionable: false }),
    f.viewed(),
  ],
})
