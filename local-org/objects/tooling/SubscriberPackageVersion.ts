/** A version of a package as those see it who install it. */
import * as f from '../kit/index.ts'

/** Whether it could be installed. */
const validations = [
  'NO_ERRORS_DETECTED',
  'BETA_INSTALL_INTO_PRODUCTION_ORG',
  'CANNOT_INSTALL_EARLIER_VERSION',
  'CANNOT_UPGRADE_BETA',
  'CANNOT_UPGRADE_UNMANAGED',
  'DEPRECATED_INSTALL_PACKAGE',
  'EXTENSIONS_ON_LOCAL_PACKAGES',
  'PACKAGE_NOT_INSTALLED',
  'PACKAGE_HAS_IN_DEV_EXTENSIONS',
  'INSTALL_INTO_DEV_ORG',
  'NO_ACCESS',
  'PACKAGING_DISABLED',
  'PACKAGING_NO_ACCESS',
  'PACKAGE_UNAVAILABLE',
  'UNINSTALL_IN_PROGRESS',
  'UNKNOWN_ERROR',
  'NAMESPACE_COLLISION',
]

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
    f.text('PublisherName', 'Publisher Name', 255, { readOnly: true }),
    f.text('AppExchangePackageName', 'AppExchange Package Name', 255, { readOnly: true }),
    f.textarea('AppExchangeDescription', 'AppExchange Description', 32000, { readOnly: true }),
    f.text('AppExchangePublisherName', 'AppExchange Publisher Name', 255, { readOnly: true }),
    f.url('AppExchangeLogoUrl', 'AppExchange Logo URL', { readOnly: true }),
    f.url('PostInstallUrl', 'Post-Install URL', { readOnly: true }),
    f.url('ReleaseNotesUrl', 'Release Notes URL', { readOnly: true }),
    f.whole('Dependencies', 'Dependencies'),
    f.whole('CspTrustedSites', 'CSP Trusted Sites'),
    f.whole('Profiles', 'Profiles'),
    f.whole('RemoteSiteSettings', 'Remote Site Settings'),
    f.picklist('InstallValidationStatus', 'Install Validation Status', validations, { length: 40, readOnly: true }),
    f.systemModstamp(),
  ],
})
