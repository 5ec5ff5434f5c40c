/** Permissions that can be given to users beside their profile. */
import * as f from './kit/index.ts'

export default f.readOnly({
  name: 'PermissionSet',
  label: 'Permission Set',
  plural: 'Permission Sets',
  prefix: '0PS',
  createable: true,
  updateable: true,
  deletable: true,
  mruEnabled: true,
  searchable: true,
  replicateable: false,
  toolingFields: f.COMPONENT,
  fields: [
    f.id('PermissionSet ID'),
    f.text('Name', 'API Name', 80, { required: true, nameField: true }),
    f.text('Label', 'Permission Set Name', 80, { required: true }),
    f.reference('LicenseId', 'License ID', ['PermissionSetLicense', 'UserLicense'], { createOnly: true }),
    f.reference('ProfileId', 'Profile ID', 'Profile', { readOnly: true }),
    f.checkbox('IsOwnedByProfile', 'Is Owned By Profile', { readOnly: true }),
    f.checkbox('IsCustom', 'Custom', { readOnly: true }),
    f.switchList('Permissions', 'permissions'),
    f.text('Description', 'Description', 255, { permissionable: false }),
    f.audit(),
    f.text('NamespacePrefix', 'Namespace Prefix', 15, { readOnly: true }),
    f.checkbox('HasActivationRequired', 'Session Activation Required', { permissionable: false }),
    f.reference('PermissionSetGroupId', 'PermissionSetGroup ID', 'PermissionSetGroup', { readOnly: true }),
    f.picklist('Type', 'Permission Set Type', ['Regular', 'Profile', 'Group', 'Session', 'Integration', 'Standard'], {
      readOnly: true,
      default: 'Regular',
    }),
    f.int('PsgCount', 'PSG Count', { permissionable: false }),
    f.component(),
  ],
})
