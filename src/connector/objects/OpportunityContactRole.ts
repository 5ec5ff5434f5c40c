/** Opportunity contact roles: the parts contacts play in deals. */
import { choice, defineObject, id, yesNo } from '../object.ts'

export default defineObject({
  api: 'OpportunityContactRole',
  name: 'OpportunityContactRole',
  plural: 'OpportunityContactRoles',
  describe: 'the part a contact plays in an opportunity.',
  synonyms: ['association', 'stakeholder', 'buying committee'],
  verbs: 'CRUDFL',
  changes: 'nu',
  fields: {
    opportunityId: id('Id of the opportunity', { required: true }),
    contactId: id('Id of the contact', { required: true }),
    role: choice('The part: Decision Maker, Evaluator, …'),
    isPrimary: yesNo('Is the main contact of the deal'),
  },
  findBy: [{ field: 'opportunityId' }, { field: 'contactId' }],
  shown: ['Id', 'OpportunityId', 'ContactId', 'Role', 'IsPrimary', 'CreatedDate'],
  fingerprint: ['opportunityId', 'contactId', 'role'],
  sample: {
    given: {
      deal: { object: 'Opportunity', fields: { Name: 'Presses', StageName: 'Prospecting', CloseDate: '2031-06-30' } },
      contact: { object: 'Contact', fields: { LastName: 'Okafor' } },
    },
    create: { opportunityId: '$deal', contactId: '$contact', role: 'Decision Maker' },
    change: { isPrimary: true },
    mistake: { values: { contactId: '$deal' }, problem: 'id-malformed' },
    unique: true,
  },
})
