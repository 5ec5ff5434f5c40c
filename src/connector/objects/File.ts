/** Files: kept once, shown on many records. Adding one is actions/addFile.ts, its content actions/getFileContent.ts. */
import { defineObject, longText, number, text } from '../object.ts'

export default defineObject({
  api: 'ContentDocument',
  name: 'File',
  plural: 'Files',
  describe: 'a file, kept once and shown on any number of records.',
  synonyms: ['document', 'upload', 'content'],
  verbs: 'RDL',
  changes: 'nud',
  fields: {
    title: text('Title', { required: true }),
    description: longText('Description'),
    fileType: text('Kind of file: PDF, PNG', { readOnly: true }),
    fileExtension: text('Ending of its name', { readOnly: true }),
    contentSize: number('Bytes', { readOnly: true }),
    latestPublishedVersionId: text('Id of its latest version', { readOnly: true }),
  },
  findBy: [{ field: 'title' }],
  shown: [
    'Id',
    'Title',
    'FileType',
    'FileExtension',
    'ContentSize',
    'LatestPublishedVersionId',
    'OwnerId',
    'CreatedDate',
  ],
  fingerprint: ['title'],
  sample: {
    given: {
      version: {
        object: 'ContentVersion',
        fields: { Title: 'The first offer', PathOnClient: 'offer.txt', VersionData: 'VGhlIG9mZmVy' },
      },
    },
    create: { title: 'The first offer' },
    exists: true,
    change: { title: 'The second offer' },
    mistake: { values: { titel: 'x' }, problem: 'field-unknown' },
  },
})
