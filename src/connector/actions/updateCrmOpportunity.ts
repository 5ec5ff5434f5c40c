/** Updates an opportunity after a meeting, with the input names meeting agents use. */
import { z } from 'zod'
import { defineAction } from '../define.ts'
import opportunity from '../objects/Opportunity.ts'
import { updateRecords } from '../records/update.ts'
import { writtenOutput } from '../schema.ts'

export default defineAction({
  id: 'updateCrmOpportunity',
  title: 'Update CRM (Opportunity)',
  describe: 'Updates any fields of an opportunity, custom ones included, by their API names.',
  object: 'Opportunity',
  group: 'Opportunities',
  effect: 'update',
  writeClass: 'E1',
  input: z.strictObject({
    opportunity_id: z.string().describe('Salesforce Opportunity ID (15 or 18 characters)'),
    field_values: z
      .record(z.string(), z.unknown())
      .describe('Fields to update, by API name: StageName, NextStep, Custom__c'),
  }),
  output: writtenOutput,
  run: (context, inputs) =>
    updateRecords(
      context,
      inputs.map(({ opportunity_id: id, field_values: fields }) => ({ object: 'Opportunity', id, fields })),
      opportunity,
    ),
  cost: (n) => Math.ceil(n / 1000),
  needs: ({ field_values }) => [{ object: 'Opportunity', access: 'update', fields: Object.keys(field_values) }],
  examples: [
    {
      title: 'The next step of a deal',
      given: {
        deal: { object: 'Opportunity', fields: { Name: 'Presses', StageName: 'Prospecting', CloseDate: '2031-06-30' } },
      },
      input: {
        opportunity_id: '$deal',
        field_values: { NextStep: 'Send the offer', StageName: 'Proposal/Price Quote' },
      },
      output: { id: '<id>' },
    },
    {
      title: 'A stage the org does not have',
      given: {
        deal: { object: 'Opportunity', fields: { Name: 'Presses', StageName: 'Prospecting', CloseDate: '2031-06-30' } },
      },
      input: { opportunity_id: '$deal', field_values: { StageName: 'Proposal/Price Qoute' } },
      problem: 'picklist-value-invalid',
    },
  ],
})
