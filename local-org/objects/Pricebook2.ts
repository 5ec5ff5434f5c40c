/** A list of prices; the standard one is always there. */
import * as f from './kit/index.ts'

export default f.object({
  name: 'Pricebook2',
  label: 'Price Book',
  plural: 'Price Books',
  prefix: '01s',
  mruEnabled: true,
  fields: [
    f.id('Price Book ID'),
    f.isDeleted(),
    // [K] that the name is a key for upsert and for naming the book from another row.
    f.text('Name', 'Price Book Name', 255, { required: true, nameField: true, idLookup: true }),
    f.audit(),
    f.viewed(),
    f.checkbox('IsActive', 'Active', { permissionable: false }),
    f.checkbox('IsArchived', 'Archived', { readOnly: true }),
    f.text('Description', 'Description', 255, { permissionable: false }),
    f.checkbox('IsStandard', 'Is Standard Price Book', { readOnly: true }),
  ],
})
