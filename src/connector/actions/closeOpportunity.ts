/** Closes an opportunity as won or lost. */
import { z } from 'zod'
import { Problem } from '../../problems.ts'
import { soql } from '../../salesforce/index.ts'
import { type ActionContext, defineAction, type Outcome } from '../define.ts'
import { needsOf } from '../needs.ts'
import opportunity from '../objects/Opportunity.ts'
import { attempt, refused, sendPassed } from '../outcome.ts'
import { readAll } from '../records/read-all.ts'
import { type ChangedRow, updateRecords } from '../records/update.ts'
import { idInput, writtenOutput } from '../schema.ts'

const input = z.looseObject({
  id: idInput('opportunity'),
  outcome: z.enum(['won', 'lost']).describe('How it ended'),
  stageName: z.string().optional().describe('Stage; left out, the org’s first closed stage of that outcome'),
  closeDate: z.string().optional().describe('Day it closed (YYYY-MM-DD); left out, the date stays'),
  nextStep: z.string().optional().describe('Next step description'),
})

type Closing = z.infer<typeof input>

export default defineAction({
  id: 'closeOpportunity',
  title: 'Close Opportunity',
  describe:
    'Closes an opportunity as won or lost, with the stage the org has for it. Further fields, such as a reason, go in by their API names.',
  object: 'Opportunity',
  group: 'Opportunities',
  effect: 'update',
  writeClass: 'E1',
  input,
  output: writtenOutput,
  async run(context, inputs) {
    const stages = await closedStages(context)
    if (!stages.ok) return inputs.map(() => stages)
    const rows = inputs.map((closing): Outcome<ChangedRow> => attempt(() => toRow(closing, stages.value)))
    return sendPassed(rows, (passed) => updateRecords(context, passed, opportunity))
  },
  cost: (n) => 1 + Math.ceil(n / 1000),
  needs: ({ id: _, outcome: __, ...fields }) => needsOf(opportunity, 'update', ['stageName', ...Object.keys(fields)]),
  examples: [
    {
      title: 'Won',
      given: {
        deal: { object: 'Opportunity', fields: { Name: 'Presses', StageName: 'Prospecting', CloseDate: '2031-06-30' } },
      },
      input: { id: '$deal', outcome: 'won', closeDate: '2031-05-02' },
      output: { id: '<id>' },
    },
    {
      title: 'Lost, with a stage by its label and what else is known',
      given: {
        deal: { object: 'Opportunity', fields: { Name: 'Presses', StageName: 'Prospecting', CloseDate: '2031-06-30' } },
      },
      input: { id: '$deal', outcome: 'Lost', stageName: 'closed lost', description: 'Too dear' },
      output: { id: '<id>' },
    },
    {
      title: 'A stage of the other outcome',
      given: {
        deal: { object: 'Opportunity', fields: { Name: 'Presses', StageName: 'Prospecting', CloseDate: '2031-06-30' } },
      },
      input: { id: '$deal', outcome: 'won', stageName: 'Closed Lost' },
      problem: 'picklist-value-invalid',
    },
  ],
})

interface Stage {
  name: string
  label: string
  won: boolean
}

const stagesQuery = soql`SELECT ApiName, MasterLabel, IsWon FROM OpportunityStage WHERE IsActive = true AND IsClosed = true ORDER BY SortOrder`

async function closedStages(context: ActionContext): Promise<Outcome<Stage[]>> {
  const [answer] = await readAll(context, [stagesQuery])
  if (!answer?.ok) return answer ?? refused(noStage('closed'))
  const stages = answer.value.records.map((record) => ({
    name: String(record['ApiName']),
    label: String(record['MasterLabel']),
    won: record['IsWon'] === true,
  }))
  return { ok: true, value: stages }
}

function toRow({ id, outcome, stageName, ...fields }: Closing, stages: Stage[]): ChangedRow {
  const fitting = stages.filter((stage) => stage.won === (outcome === 'won'))
  const wanted = stageName?.trim().toLowerCase()
  const isWanted = ({ name, label }: Stage) => [name, label].some((word) => word.toLowerCase() === wanted)
  const stage = wanted ? fitting.find(isWanted) : fitting[0]
  if (!stage) throw noStage(outcome, stageName, fitting)
  return { object: 'Opportunity', id, fields: { ...fields, StageName: stage.name } }
}

function noStage(outcome: string, wanted?: string, fitting: Stage[] = []): Problem {
  const names = fitting.map((stage) => stage.name)
  return new Problem('picklist-value-invalid', {
    what: wanted ? `"${wanted}" is not a stage for ${outcome} deals.` : `The org has no stage for ${outcome} deals.`,
    fix: names.length ? `Use ${names.join(' or ')}, or leave stageName out.` : 'Add such a stage in Salesforce.',
    object: 'Opportunity',
    field: 'StageName',
    suggestions: names,
  })
}
