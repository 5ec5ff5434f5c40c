/** A package as those see it who install it. */
import * as f from '../kit/index.ts'

export default f.readOnly({
  name: 'SubscriberPackage',
  label: 'Subscriber Package',
  plural: 'Subscriber Packages',
  prefix: '033',
  fields: [
    f.id('Subscriber Package ID'),
    f.text('Name', 'Name', 255, { readOnly: true, nameField: true }),
    f.text('NamespacePrefix', 'Namespace Prefix', 15, { readOnly: true }),
    f.text('Description', 'Description', 255, { readOnly: true }),
    f.checkbox('IsPackageValid', 'Is Package Valid', { readOnly: true }),
    f.systemModstamp(),
  ],
})
