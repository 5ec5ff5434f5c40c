/** A file that pages and components use. */
import * as f from './kit/index.ts'

export default f.object({
  name: 'StaticResource',
  label: 'Static Resource',
  plural: 'Static Resources',
  prefix: '081',
  undeletable: false,
  layoutable: false,
  triggerable: false,
  mruEnabled: true,
  toolingFields: f.COMPONENT,
  fields: [
    f.id('Static Resource ID'),
    f.text('NamespacePrefix', 'Namespace Prefix', 15, { readOnly: true }),
    f.text('Name', 'Name', 255, { required: true, nameField: true, unique: true }),
    f.text('ContentType', 'MIME Type', 120, { required: true }),
    f.int('BodyLength', 'Size', { readOnly: true }),
    f.base64('Body', 'Body'),
    f.text('Description', 'Description', 255, { permissionable: false }),
    f.audit(),
    f.picklist('CacheControl', 'Cache Control', ['Private', 'Public'], {
      required: true,
      length: 40,
      default: 'Private',
    }),
    f.component(),
  ],
})
