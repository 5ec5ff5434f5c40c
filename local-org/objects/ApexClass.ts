/** A class of Apex: a row for each that was deployed. The local org runs none of them. */
import * as f from './kit/index.ts'

export default f.readOnly({
  name: 'ApexClass',
  label: 'Apex Class',
  plural: 'Apex Classes',
  prefix: '01p',
  layoutable: true,
  mruEnabled: true,
  searchable: true,
  toolingFields: f.COMPILED,
  fields: [
    f.id('Class ID'),
    f.text('NamespacePrefix', 'Namespace Prefix', 15, { readOnly: true }),
    f.text('Name', 'Name', 255, { readOnly: true, nameField: true }),
    f.apexState(),
    f.textarea('Body', 'Body', 1_000_000, { readOnly: true }),
    f.int('LengthWithoutComments', 'Size Without Comments', { readOnly: true }),
    f.compiled(),
    f.audit(),
  ],
})
