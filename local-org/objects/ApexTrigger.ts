/** A trigger written in Apex: a row for each that was deployed. The local org runs none of them. */
import * as f from './kit/index.ts'

const moments = ['BeforeInsert', 'AfterInsert', 'BeforeUpdate', 'AfterUpdate', 'BeforeDelete', 'AfterDelete']

export default f.readOnly({
  name: 'ApexTrigger',
  label: 'Apex Trigger',
  plural: 'Apex Triggers',
  prefix: '01q',
  mruEnabled: true,
  searchable: true,
  toolingFields: f.COMPILED,
  fields: [
    f.id('Trigger ID'),
    f.text('NamespacePrefix', 'Namespace Prefix', 15, { readOnly: true }),
    f.text('Name', 'Name', 255, { readOnly: true, nameField: true }),
    f.text('TableEnumOrId', 'Custom Object Definition ID', 40, { readOnly: true }),
    ...[...moments, 'IsBulk', 'AfterUndelete'].map((moment) =>
      f.checkbox(`Usage${moment}`, moment.replace(/(?=[A-Z])/g, ' ').trim(), { readOnly: true }),
    ),
    f.apexState(),
    f.textarea('Body', 'Body', 1_000_000, { readOnly: true }),
    f.int('LengthWithoutComments', 'Size Without Comments', { readOnly: true }),
    f.compiled(),
    f.audit(),
  ],
})
