/** Fetches the list of all lead statuses. */
import { z } from 'zod'
import { soql } from '../../salesforce/index.ts'
import { defineAction, type Outcome } from '../define.ts'
import { done } from '../outcome.ts'
import { readAll } from '../records/read-all.ts'

const status = z.object({
  value: z.string().describe('What stands in the field Status'),
  label: z.string(),
  isDefault: z.boolean(),
  isConverted: z.boolean().describe('Converted leads get a status of this kind'),
})

const statusesQuery = soql`SELECT ApiName, MasterLabel, IsDefault, IsConverted FROM LeadStatus ORDER BY SortOrder`

export default defineAction({
  id: 'listLeadStatuses',
  title: 'Get All Lead Statuses',
  describe: 'Fetches the list of all lead statuses of the org, in their order.',
  object: 'Lead',
  group: 'Leads',
  effect: 'read',
  input: z.strictObject({}),
  output: z.object({ statuses: z.array(status), default: z.string().nullable() }),
  async run(context, inputs) {
    const [answer] = await readAll(context, [statusesQuery])
    return inputs.map((): Outcome<Statuses> => (answer?.ok ? done(statusesOf(answer.value.records)) : answer!))
  },
  cost: () => 1,
  needs: () => [{ object: 'Lead', access: 'read', fields: ['Status'] }],
  examples: [
    { title: 'All of them', input: {}, output: {} },
    { title: 'It takes no input', input: { status: 'New' }, problem: 'input-invalid' },
  ],
})

interface Statuses {
  statuses: z.infer<typeof status>[]
  default: string | null
}

function statusesOf(records: Record<string, unknown>[]): Statuses {
  const statuses = records.map((record) => ({
    value: String(record['ApiName']),
    label: String(record['MasterLabel']),
    isDefault: record['IsDefault'] === true,
    isConverted: record['IsConverted'] === true,
  }))
  return { statuses, default: statuses.find((one) => one.isDefault)?.value ?? null }
}
