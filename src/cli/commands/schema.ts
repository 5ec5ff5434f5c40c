/** rainmaker schema: what changed in orgs that breaks workflows, before it does. */
import type { SchemaInfo } from '../../contract/index.ts'
import { type CommandFile, type Tools, verb } from '../command.ts'
import { bold, dim, when } from '../output.ts'

function text({ items, connections }: SchemaInfo): string {
  const breaks = items.map(({ workflowName, step, connectionName, seenAt, what, why, fix }) =>
    [
      `✗ ${bold(workflowName)}, step ${step}  ${dim(`${connectionName}, noticed ${when(seenAt)}`)}`,
      `  ${what} ${why}`,
      `  → ${fix}`,
    ].join('\n'),
  )
  const looks = connections.map(({ connectionName, checkedAt, objects, problem }) => {
    const last = checkedAt ? `compared ${when(checkedAt)}` : 'not compared yet: rainmaker schema check'
    return (
      dim(`${connectionName}: ${objects.join(', ') || 'no objects'}; ${last}`) + (problem ? `\n  ${problem.what}` : '')
    )
  })
  const open = connections.flatMap((one) => one.open)
  const unknown = open.map(({ workflowName, step, why }) => dim(`· ${workflowName}, step ${step}: ${why}`))
  const nothing =
    connections.length === 0 ? 'No active workflow uses an org.' : 'Nothing changed that breaks a workflow.'
  return [...(breaks.length > 0 ? breaks : [nothing]), ...looks, ...unknown].join('\n')
}

function tell({ show }: Tools, found: SchemaInfo): void {
  show(found, text)
  if (found.items.length > 0) process.exitCode = 1
}

const commands: CommandFile = (program) => {
  const schema = program.command('schema').description('changes in orgs that break workflows, before they do')
  schema
    .command('list', { isDefault: true })
    .argument('[connection]', 'default: all')
    .description('as of the last daily look')
    .action(
      verb<[string | undefined, object]>(async (tools, connection) => {
        const query = connection ? `?connection=${encodeURIComponent(connection)}` : ''
        tell(tools, await tools.client.get<SchemaInfo>(`/api/v1/schema${query}`))
      }),
    )
  schema
    .command('check')
    .argument('[connection]', 'default: all')
    .description('compares at once; one API call for each object in use')
    .action(
      verb<[string | undefined, object]>(async (tools, connection) => {
        tell(
          tools,
          await tools.client.send<SchemaInfo>('POST', '/api/v1/schema/check', connection ? { connection } : {}),
        )
      }),
    )
  schema
    .command('accept')
    .argument('<connection>')
    .argument('[object]', 'default: all objects')
    .description('how it is now is how it should be')
    .action(
      verb<[string, string | undefined, object]>(async (tools, connection, object) => {
        const wish = { connection, ...(object && { object }) }
        tell(tools, await tools.client.send<SchemaInfo>('POST', '/api/v1/schema/accept', wish))
      }),
    )
}
export default commands
