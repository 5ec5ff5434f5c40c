/** rainmaker audit: everything people, programs and agents changed. */
import { type AuditCheckInfo, auditChecked } from '../../contract/index.ts'
import { Problem } from '../../problems.ts'
import { type CommandFile, verb } from '../command.ts'
import { table, took, when } from '../output.ts'

interface Line {
  position: number
  at: string
  keyName: string | null
  who?: { name: string }
  from?: string
  what: string
  outcome: string
  rows: number
  writes: number
  apiCalls: number
  ms: number
}

const headings = ['#', 'AT', 'WHO', 'FROM', 'WHAT', 'OUTCOME', 'READ', 'WRITTEN', 'API CALLS', 'TOOK']
const row = (line: Line) => [
  line.position,
  when(line.at),
  line.who?.name ?? line.keyName,
  line.from ?? '',
  line.what,
  line.outcome,
  line.rows,
  line.writes,
  line.apiCalls,
  took(line.ms),
]

const commands: CommandFile = (program) => {
  const audit = program.command('audit').description('everything people, programs and agents changed')
  audit
    .command('list', { isDefault: true })
    .option('--key <id>', 'of one key')
    .option('--limit <n>', 'how many lines', '50')
    .description('newest first')
    .action(
      verb<[{ key?: string; limit: string }]>(async ({ client, show }, { key, limit }) => {
        const wish = new URLSearchParams({ limit, ...(key ? { key } : {}) })
        const found = await client.get<{ items: Line[] }>(`/api/v1/audit?${wish}`)
        show(found, ({ items }) => table(headings, items.map(row), 'Nothing was changed yet.'))
      }),
    )
  audit
    .command('check')
    .description('whether every line is as it was written')
    .action(
      verb(async ({ client, show }) => {
        const check = await client.get<AuditCheckInfo>('/api/v1/audit/check')
        if (!check.ok) throw broken(check)
        show(check, () => `${auditChecked(check)}\nLast hash: ${check.head}`)
      }),
    )
}
export default commands

function broken(check: AuditCheckInfo): Problem {
  return new Problem('conflict', {
    what: auditChecked(check),
    fix: 'Somebody changed the database by hand: compare with a back-up, and revoke the keys of the agents.',
  })
}
