/** Many inputs for one action, as runs of a workflow, the API or the command line hand them over. */
import { loadCatalog, readInput } from '../../src/connector/index.ts'
import type { OrgProcess } from '../support/org.ts'
import type { Part } from '../support/report.ts'
import { actionContext, callsOf } from './bench.ts'
import { peers } from './peers.ts'

const contacts = 10_000
const leads = 1000
const files = 100

type Input = Record<string, unknown>

export async function writeParts(org: OrgProcess): Promise<Part[]> {
  const catalog = await loadCatalog()
  const context = actionContext(org)

  /** Runs an action of the catalogue for all inputs; each must work. */
  async function run(id: string, inputs: Input[]): Promise<void> {
    const action = catalog.action(id)
    const read = inputs.map((input) => {
      const one = readInput(action, input)
      if (one.ok) return one.value
      throw one.problem
    })
    const outcomes = await action.run(context, read)
    for (const outcome of outcomes) if (!outcome.ok) throw outcome.problem
  }

  const many = (count: number, make: (n: number) => Input) => Array.from({ length: count }, (_, n) => make(n))
  const contact = (title: string) =>
    many(contacts, (n) => ({ by: 'email', email: `c${n}@example.com`, lastName: `Contact ${n}`, title }))
  const lead = (by: string, from: number) =>
    many(leads, (n) => ({
      by,
      email: `l${from + n}@example.com`,
      phone: `+49 30 ${from + n}`,
      lastName: `Lead ${n}`,
      company: 'Acme',
    }))

  const measure = (
    name: string,
    job: 'upsert' | 'findOrCreate' | 'files',
    goal: number,
    work: () => Promise<unknown>,
  ): Part => ({
    name,
    async run() {
      const value = await callsOf(org, work)
      return [{ name, value, unit: 'calls', goal: { atMost: goal }, beside: peers[job] }]
    },
  })

  return [
    measure('upsert of 10,000 contacts', 'upsert', 10, () => run('upsertContact', contact('new'))),
    measure('upsert of 10,000 contacts by a bulk job', 'upsert', 10, async () => {
      const rows = contact('again').map(({ email, title }) => ({ Email: email, Title: title }))
      const wish = { object: 'Contact', operation: 'upsert', externalIdField: 'Email', rows } as const
      const results = await context.salesforce.write(wish, { urgency: 'whenever' })
      for (const result of results) if (!result.ok) throw result.problem
    }),
    measure('find or create 1,000 leads by e-mail', 'findOrCreate', 4, () => run('upsertLead', lead('email', 0))),
    measure('find or create 1,000 leads by phone, half are there', 'findOrCreate', 4, () =>
      run('upsertLead', lead('phone', leads / 2)),
    ),
    measure('100 files', 'files', 2, async () => {
      const content = Buffer.alloc(10_000, 'x')
      const wishes = Array.from({ length: files }, (_, n) => ({ name: `file ${n}.txt`, content }))
      const results = await context.salesforce.uploadFiles(wishes)
      for (const result of results) if (!result.ok) throw result.problem
    }),
  ]
}
