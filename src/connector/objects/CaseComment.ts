/** Case comments: what was said about a case. */
import { defineObject, id, longText, yesNo } from '../object.ts'

export default defineObject({
  api: 'CaseComment',
  name: 'CaseComment',
  plural: 'CaseComments',
  describe: 'a comment on a case, by support or by the customer.',
  synonyms: ['ticket comment', 'reply'],
  verbs: 'CRUDF',
  changes: 'nu',
  fields: {
    caseId: id('Id of the case', { api: 'ParentId', required: true }),
    commentBody: longText('The comment', { required: true }),
    isPublished: yesNo('Customers see it'),
  },
  findBy: [{ field: 'caseId' }],
  shown: ['Id', 'ParentId', 'CommentBody', 'IsPublished', 'CreatedById', 'CreatedDate'],
  fingerprint: ['caseId', 'isPublished'],
  sample: {
    given: { case: { object: 'Case', fields: { Subject: 'The press stops' } } },
    create: { caseId: '$case', commentBody: 'We have seen this before.', isPublished: true },
    change: { commentBody: 'We have seen this before: a loose belt.' },
    mistake: { values: { isPublished: 'perhaps' }, problem: 'field-value-invalid' },
  },
})
