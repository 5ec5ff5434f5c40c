/** rainmaker query: SOQL and SOSL by hand. */
import type { QueryAnswer } from '../../contract/index.ts'
import { Problem, type ProblemJson } from '../../problems.ts'
import { type CommandFile, verb } from '../command.ts'
import { calls, dim, table, took } from '../output.ts'
import { pairs } from '../pairs.ts'
import { openProgress } from '../progress.ts'
import { readerGone } from '../reader.ts'
import { visibleJson } from '../visible.ts'

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

interface Options {
  connection?: string
  limit: string
  param?: string[]
  all?: boolean
}

const commands: CommandFile = (program) => {
  program
    .command('query')
    .argument('<text>', 'SOQL: SELECT …, or SOSL: FIND {…}')
    .option('-c, --connection <name>')
    .option('-p, --param <name=value...>', 'values for the :names in the text, bound and never pasted')
    .option('--limit <n>', 'most rows to read', '200')
    .option('--all', 'all rows of a SOQL query, however many: one line of JSON each, as they come')
    .description('runs a SOQL query or a SOSL search')
    .action(
      verb<[string, Options]>(async ({ client, show }, text, { connection, limit, param, all }) => {
        const common = { params: pairs(param ?? []), ...(connection && { connection }) }
        if (all) return printAll(client.lines('/api/v1/query/rows', { ...common, soql: text }))
        const isSearch = /^\s*find\b/i.test(text)
        const body = { ...common, limit: Number(limit), ...(isSearch ? { sosl: text } : { soql: text }) }
        show(await client.send<QueryAnswer>('POST', `/api/v1/${isSearch ? 'search' : 'query'}`, body), rows)
      }),
    )
}

async function printAll(lines: AsyncIterable<unknown>): Promise<void> {
  // Rows on the terminal tell by themselves how far it is.
  const progress = process.stdout.isTTY ? null : openProgress('rows')
  let count = 0
  try {
    for await (const line of lines) {
      const problem = (line as { problem?: ProblemJson }).problem
      if (problem) throw Problem.from(problem)
      process.stdout.write(`${visibleJson(line)}\n`)
      progress?.at(++count)
      if (readerGone.aborted) break
    }
  } finally {
    progress?.end()
  }
}
export default commands
