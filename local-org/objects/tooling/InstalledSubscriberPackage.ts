/** A package that was installed. The local org takes none. */
import * as f from '../kit/index.ts'

export default f.readOnly({
  name: 'InstalledSubscriberPackage',
  label: 'Installed Subscriber Package',
  plural: 'Installed Subscriber Packages',
  prefix: '0A3',
  fields: [
    f.id('Installed Subscriber Package ID'),
    f.reference('SubscriberPackageId', 'Subscriber Package ID', 'SubscriberPackage', { readOnly: true }),
    f.reference('SubscriberPackageVersionId', 'Subscriber Package Version ID', 'SubscriberPackageVersion', {
      readOnly: true,
    }),
    f.reference('MinPackageVersionId', 'Minimum Package Version ID', 'SubscriberPackageVersion', { readOnly: true }),
    f.systemModstamp(),
  ],
})
