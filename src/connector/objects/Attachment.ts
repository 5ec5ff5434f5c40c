/** Attachments: files kept with one record. Adding one from Base64 or a web address is actions/addAttachment.ts. */
import { base64, defineObject, id, text, yesNo } from '../object.ts'

export default defineObject({
  api: 'Attachment',
  name: 'Attachment',
  plural: 'Attachments',
  describe: 'a file kept with one record.',
  synonyms: ['file', 'document', 'upload'],
  verbs: 'RDL',
  changes: 'n',
  fields: {
    parentId: id('Id of the record it belongs to', { required: true }),
    name: text('File name', { required: true }),
    body: base64('Content as Base64', { required: true }),
    contentType: text('Media type, such as application/pdf'),
    description: text('Description'),
    isPrivate: yesNo('Only the owner sees it'),
  },
  findBy: [{ field: 'parentId' }],
  shown: ['Id', 'Name', 'ParentId', 'ContentType', 'BodyLength', 'Description', 'OwnerId', 'CreatedDate'],
  fingerprint: ['parentId', 'name', 'contentType'],
  sample: {
    given: { account: { object: 'Account', fields: { Name: 'Northwind Orchard' } } },
    create: { parentId: '$account', name: 'offer.txt', body: 'VGhlIG9mZmVy', contentType: 'text/plain' },
    change: { description: 'The first offer' },
    mistake: { values: { parentId: 'nobody' }, problem: 'id-malformed' },
  },
})
