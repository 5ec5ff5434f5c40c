/** A version of a package as those see it who install it. */
import * as f from '../kit/index.ts'

export default f.readOnly({
  name: 'SubscriberPackageVersion',
  label: 'Subscriber Package Version',
  plural: 'Subscriber Package Versions',
  prefix: '04t',
  fields: [
    f.id('Subscriber Package Version ID'),
    f.reference('SubscriberPackageId', 'Subscriber Package ID', 'SubscriberPackage', { readOnly: true }),
    f.text('Name', 'Name', 255, { readOnly: true, nameField: true }),
    f.text('Description', 'Description', 255, { readOnly: true }),
    ...['Major', 'Minor', 'Patch', 'Build'].map((part) => {
      return part === 'Build'
        ? f.int('BuildNumber', 'Build Number', { readOnly: true })
        : f.int(`${part}Version`, `${part} Version`, { readOnly: true })
    }),
    f.picklist('Package2ContainerOptions', 'Package Type', ['Managed', 'Unlocked', 'Unmanaged'], {
      length: 40,
      readOnly: true,
    }),
    f.picklist('ReleaseState', 'Release State', ['Beta', 'Released'], { length: 40, readOnly: true }),
    f.checkbox('IsBeta', 'Is Beta', { readOnly: true }),
    f.checkbox('IsManaged', 'Is Managed', { readOnly: true }),
    f.checkbox('IsDeprecated', 'Is Deprecated', { readOnly: true }),
    f.checkbox('IsPasswordProtected', 'Is Password Protected', { readOnly: true }),
    f.checkbox('IsOrgDependent', 'Is Org-Dependent', { readOnly: true }),
    f.checkbox('IsSecurityReviewed', 'Is Security Reviewed', { readOnly: true }),
    f.systemModstamp(),
  ],
})
