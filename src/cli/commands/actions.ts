/** rainmaker actions: look up and run what can be done. */
import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import type { ActionInfo, ActionRun } from '../../contract/index.ts'
import { messageOf, Problem } from '../../problems.ts'
import { type CommandFile, verb } from '../command.ts'
import { dryRunText } from '../dry-run.ts'
import { bold, calls, dim, table, took } from '../output.ts'
import { pairs } from '../pairs.ts'
import { whileWaiting } from '../progress.ts'
import { tryAction } from '../try-action.ts'

interface RunOptions {
  input?: string
  connection?: string
}

async function readInput(given: string): Promise<unknown> {
  const source =
    given === '-' ? await text(process.stdin) : given.startsWith('@') ? await readFile(given.slice(1), 'utf8') : given
  try {
    return JSON.parse(source)
  } catch (cause) {
    throw new Problem('bad-request', {
      what: `The input is not JSON: ${messageOf(cause)}.`,
      fix: 'Give a JSON object or list, @file, or - for standard input.',
      cause,
    })
  }
}

function resultLines(run: ActionRun): string {
  const lines = run.results.map((result) =>
    result.ok ? JSON.stringify(result.output, null, 2) : `✗ ${result.problem.what} → ${result.problem.fix}`,
  )
  return [...lines, dim(`${calls(run.apiCalls)}, ${took(run.ms)}`)].join('\n')
}

const commands: CommandFile = (program) => {
  const actions = program.command('actions').description('what can be done in Salesforce')
  actions
    .command('list')
    .argument('[search]', 'words to look for')
    .description('all actions, or those a search finds')
    .action(
      verb<[string | undefined]>(async ({ client, show }, search) => {
        const found = await client.get<{ items: ActionInfo[] }>(
          `/api/v1/actions${search ? `?search=${encodeURIComponent(search)}` : ''}`,
        )
        show(found, ({ items }) =>
          table(
            ['ACTION', 'TITLE', 'EFFECT', 'REPEAT'],
            items.map((item) => [item.id, item.title, item.effect, item.writeClass]),
            'No action fits.',
          ),
        )
      }),
    )
  actions
    .command('show')
    .argument('<id>')
    .description('fields and examples of one action')
    .action(
      verb<[string]>(async ({ client, show }, id) => {
        const action = await client.get<ActionInfo>(`/api/v1/actions/${encodeURIComponent(id)}`)
        show(action, describeAction)
      }),
    )
  actions
    .command('run')
    .argument('<id>')
    .argument('[fields...]', 'field=value pairs')
    .option('-i, --input <json>', 'the input as JSON (an object, or a list for many), @file, or - for stdin')
    .option('-c, --connection <name>', 'which connection; default: the only one')
    .description('runs an action on one input or many')
    .action(
      verb<[string, string[], RunOptions]>(async ({ client, show, dry }, id, fields, options) => {
        const input = options.input === undefined ? pairs(fields) : await readInput(options.input)
        if (dry) {
          const inputs = Array.isArray(input) ? input : [input]
          return show(await tryAction(client, id, inputs, options.connection), dryRunText)
        }
        const body = {
          ...(Array.isArray(input) ? { inputs: input } : { input }),
          ...(options.connection ? { connection: options.connection } : {}),
        }
        const answer = client.send<ActionRun>('POST', `/api/v1/actions/${encodeURIComponent(id)}/run`, body)
        const done = await whileWaiting(`${id}, seconds:`, answer)
        show(done, resultLines)
        if (done.results.some((result) => !result.ok)) process.exitCode = 8
      }),
    )
}

function describeAction(action: ActionInfo): string {
  const { properties = {}, required = [] } = action.input as {
    properties?: Record<string, { type?: string; description?: string }>
    required?: string[]
  }
  const rows = Object.entries(properties).map(([name, of]) => [
    required.includes(name) ? bold(name) : name,
    of.type ?? 'any',
    of.description ?? '',
  ])
  const [example] = action.examples
  return [
    bold(action.title),
    action.describe,
    '',
    table(['FIELD', 'TYPE', 'ABOUT'], rows, 'It takes no fields.'),
    ...(example
      ? ['', dim(`Example: rainmaker actions run ${action.id} --input '${JSON.stringify(example.input)}'`)]
      : []),
  ].join('\n')
}

export default commands
