/** What a user of a kind was paid for. */
import * as f from './kit/index.ts'

export default f.readOnly({
  name: 'UserLicense',
  label: 'User License',
  plural: 'User Licenses',
  prefix: '100',
  replicateable: false,
  searchable: true,
  fields: [
    f.id('User License ID'),
    f.text('LicenseDefinitionKey', 'License Def. ID', 40, { readOnly: true, nillable: false }),
    f.int('TotalLicenses', 'Total Licenses', { readOnly: true, nillable: false }),
    f.picklist('Status', 'Status', ['Active', 'Disabled'], { readOnly: true, nillable: false, length: 40 }),
    f.int('UsedLicenses', 'Used Licenses', { readOnly: true, nillable: false }),
    f.datetime('UsedLicensesLastUpdated', 'Used Licenses Last Updated', { readOnly: true }),
    f.text('Name', 'Name', 80, { readOnly: true, nillable: false, nameField: true }),
    f.text('MasterLabel', 'Master Label', 80, { readOnly: true, nillable: false }),
    f.datetime('CreatedDate', 'Created Date', { readOnly: true, nillable: false, defaultedOnCreate: true }),
    f.datetime('LastModifiedDate', 'Last Modified Date', { readOnly: true, nillable: false, defaultedOnCreate: true }),
    f.systemModstamp(),
  ],
})
