/** rainmaker query: SOQL by hand. */
import type { QueryAnswer } from '../../contract/index.ts'
import { type CommandFile, verb } from '../command.ts'
import { calls, dim, table, took } from '../output.ts'

function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Parents flattened to paths (Account.Name); the `attributes` of REST answers left out. */
function flat(record: Record<string, unknown>, prefix = ''): Record<string, string> {
  return Object.assign(
    {},
    ...Object.entries(record)
      .filter(([name]) => name !== 'attributes')
      .map(([name, value]) =>
        value !== null && typeof value === 'object' && 'attributes' in value
          ? flat(value as Record<string, unknown>, `${prefix}${name}.`)
          : { [prefix + name]: cell(value) },
      ),
  )
}

function rows(answer: QueryAnswer): string {
  const records = answer.records.map((record) => flat(record))
  const headings = [...new Set(records.flatMap(Object.keys))]
  const cut = answer.complete ? '' : ' (cut: give --limit for more)'
  const summary = dim(
    `${answer.totalSize} row${answer.totalSize === 1 ? '' : 's'}${cut}, ${calls(answer.apiCalls)}, ${took(answer.ms)}`,
  )
  const body = table(
    headings,
    records.map((record) => headings.map((heading) => record[heading] ?? '')),
    '',
  )
  return body ? `${body}\n${summary}` : summary
}

const commands: CommandFile = (program) => {
  program
    .command('query')
    .argument('<soql>', 'SELECT …')
    .option('-c, --connection <name>')
    .option('--limit <n>', 'most rows to read', '200')
    .description('runs a SOQL query')
    .action(
      verb<[string, { connection?: string; limit: string }]>(async ({ client, show }, soql, options) => {
        const body = {
          soql,
          limit: Number(options.limit),
          ...(options.connection ? { connection: options.connection } : {}),
        }
        show(await client.send<QueryAnswer>('POST', '/api/v1/query', body), rows)
      }),
    )
}
export default commands
