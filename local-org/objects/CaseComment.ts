/** What was said about a case, by support or by the customer. */
import * as f from './kit/index.ts'

export default f.detail({
  name: 'CaseComment',
  label: 'Case Comment',
  plural: 'Case Comments',
  prefix: '00a',
  searchable: true,
  undeletable: true,
  fields: [
    f.id('Case Comment ID'),
    f.masterDetail('ParentId', 'Parent ID', 'Case', { children: 'CaseComments' }),
    f.checkbox('IsPublished', 'Published', { permissionable: false }),
    f.textarea('CommentBody', 'Body', 4000, { permissionable: false }),
    f.whoFirst(f.audit()),
    f.isDeleted(),
  ],
})
