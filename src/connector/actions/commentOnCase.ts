/** Adds a comment to a case. */
import { z } from 'zod'
import { defineCreation } from '../creation.ts'
import type { NewRow } from '../records/create.ts'

const input = z.strictObject({
  caseId: z.string().describe('Id of the case'),
  comment: z.string().min(1).describe('The comment'),
  isPublished: z.boolean().default(false).describe('Customers see it'),
})

const toRow = ({ caseId, comment, isPublished }: z.infer<typeof input>): NewRow => ({
  object: 'CaseComment',
  fields: { ParentId: caseId, CommentBody: comment, IsPublished: isPublished },
})

export default defineCreation({
  id: 'commentOnCase',
  title: 'New Comment in Case',
  describe: 'Adds a comment to a case; internal unless you publish it.',
  object: 'Case',
  group: 'Cases',
  input,
  toRow,
  examples: [
    {
      title: 'An internal note',
      given: { case: { object: 'Case', fields: { Subject: 'The press stops' } } },
      input: { caseId: '$case', comment: 'Ask for the serial number.' },
      output: { id: '<id>', created: true },
    },
    {
      title: 'The id of something else',
      given: { account: { object: 'Account', fields: { Name: 'Northwind Orchard' } } },
      input: { caseId: '$account', comment: 'x' },
      problem: 'id-malformed',
    },
  ],
})
