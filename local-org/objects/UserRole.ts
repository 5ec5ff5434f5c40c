/** A place in the hierarchy of users. */
import * as f from './kit/index.ts'

const ACCESS: f.Choice[] = [
  ['None', 'Private'],
  ['Read', 'Read Only'],
  ['Edit', 'Read/Write'],
]

const EDITABLE = { length: 40, default: 'Edit', permissionable: false }

export default f.readOnly({
  name: 'UserRole',
  label: 'Role',
  plural: 'Role',
  prefix: '00E',
  searchable: true,
  createable: true,
  updateable: true,
  deletable: true,
  layoutable: true,
  mruEnabled: true,
  fields: [
    f.id('Role ID'),
    f.text('Name', 'Name', 80, { required: true, nameField: true }),
    f.reference('ParentRoleId', 'Parent Role ID', 'UserRole', { permissionable: false }),
    f.text('RollupDescription', 'Description', 80, { permissionable: false }),
    f.picklist('OpportunityAccessForAccountOwner', 'Opportunity Access Level for Account Owner', ACCESS, EDITABLE),
    f.picklist('CaseAccessForAccountOwner', 'Case Access Level for Account Owner', ACCESS, EDITABLE),
    f.picklist('ContactAccessForAccountOwner', 'Contact Access Level for Account Owner', ACCESS, {
      readOnly: true,
      length: 40,
    }),
    f.reference('ForecastUserId', 'User ID', 'User', { permissionable: false, relationshipName: null }),
    f.checkbox('MayForecastManagerShare', 'May Forecast Manager Share', { readOnly: true }),
    f.modified(),
    f.systemModstamp(),
    f.text('DeveloperName', 'Developer Name', 80, { permissionable: false }),
    f.reference('PortalAccountId', 'Account ID', 'Account', { createOnly: true }),
    f.picklist('PortalType', 'Portal Type', ['None', 'CustomerPortal', 'Partner'], { createOnly: true, length: 40 }),
    f.reference('PortalAccountOwnerId', 'User ID', 'User', { readOnly: true }),
  ],
})
